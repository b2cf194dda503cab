// Two rooms at a time: tests that wait for a server to come back leave the processors to the others.
[assembly: Xunit.CollectionBehavior(MaxParallelThreads = 2)]
