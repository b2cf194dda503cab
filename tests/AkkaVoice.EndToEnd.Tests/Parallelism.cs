// Calls in real time mostly wait: many of them share two cores without disturbing each other.
[assembly: CollectionBehavior(MaxParallelThreads = 8)]
