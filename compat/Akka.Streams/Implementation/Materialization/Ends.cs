using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Materialization;

/// <summary>An inlet of a stage that is being materialized, not connected yet.</summary>
internal readonly record struct InletEnd(Inlet Port, GraphStageLogic Logic, IslandPlan Island);

/// <summary>An outlet of a stage that is being materialized, not connected yet.</summary>
internal readonly record struct OutletEnd(Outlet Port, GraphStageLogic Logic, IslandPlan Island);
