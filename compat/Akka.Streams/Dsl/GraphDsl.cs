using Akka.Streams.Implementation.Modules;

namespace Akka.Streams.Dsl;

/// <summary>Builds graphs of any form.</summary>
public static partial class GraphDsl
{
    /// <summary>A graph from what the block imports and connects, with the shape it returns.</summary>
    public static IGraph<TShape, NotUsed> Create<TShape>(Func<Builder<NotUsed>, TShape> buildBlock) where TShape : Shape =>
        CreateMaterialized(buildBlock);

    public static IGraph<TShape, TMat> CreateMaterialized<TShape, TMat>(Func<Builder<TMat>, TShape> buildBlock) where TShape : Shape
    {
        var builder = new Builder<TMat>();
        var shape = buildBlock(builder);
        var none = typeof(TMat) == typeof(NotUsed) ? NotUsed.Instance : null;
        return new ModuleGraph<TShape, TMat>(shape, builder.Build(shape, _ => none));
    }

    /// <summary>A graph that keeps the materialized value of the graph it imports first.</summary>
    public static IGraph<TShapeOut, TMat> Create<TShapeOut, TMat, TShape1>(
        IGraph<TShape1, TMat> g1,
        Func<Builder<TMat>, TShape1, TShapeOut> buildBlock)
        where TShapeOut : Shape
        where TShape1 : Shape
    {
        var builder = new Builder<TMat>();
        var shape1 = builder.Add(g1);
        var shape = buildBlock(builder, shape1);
        return new ModuleGraph<TShapeOut, TMat>(shape, builder.Build(shape, values => values[0]));
    }

    /// <summary>A graph whose materialized value is made from those of the 2 graphs it imports first.</summary>
    public static IGraph<TShapeOut, TMatOut> Create<TShapeOut, TMatOut, TMat0, TMat1, TShape0, TShape1>(
        IGraph<TShape0, TMat0> g0,
        IGraph<TShape1, TMat1> g1,
        Func<TMat0, TMat1, TMatOut> combineMaterializers,
        Func<Builder<TMatOut>, TShape0, TShape1, TShapeOut> buildBlock)
        where TShapeOut : Shape
        where TShape0 : Shape
        where TShape1 : Shape
    {
        var builder = new Builder<TMatOut>();
        var shape0 = builder.Add(g0);
        var shape1 = builder.Add(g1);
        var shape = buildBlock(builder, shape0, shape1);
        return new ModuleGraph<TShapeOut, TMatOut>(shape, builder.Build(
            shape, values => combineMaterializers((TMat0)values[0], (TMat1)values[1])));
    }

    /// <summary>A graph whose materialized value is made from those of the 3 graphs it imports first.</summary>
    public static IGraph<TShapeOut, TMatOut> Create<TShapeOut, TMatOut, TMat0, TMat1, TMat2, TShape0, TShape1, TShape2>(
        IGraph<TShape0, TMat0> g0,
        IGraph<TShape1, TMat1> g1,
        IGraph<TShape2, TMat2> g2,
        Func<TMat0, TMat1, TMat2, TMatOut> combineMaterializers,
        Func<Builder<TMatOut>, TShape0, TShape1, TShape2, TShapeOut> buildBlock)
        where TShapeOut : Shape
        where TShape0 : Shape
        where TShape1 : Shape
        where TShape2 : Shape
    {
        var builder = new Builder<TMatOut>();
        var shape0 = builder.Add(g0);
        var shape1 = builder.Add(g1);
        var shape2 = builder.Add(g2);
        var shape = buildBlock(builder, shape0, shape1, shape2);
        return new ModuleGraph<TShapeOut, TMatOut>(shape, builder.Build(
            shape, values => combineMaterializers((TMat0)values[0], (TMat1)values[1], (TMat2)values[2])));
    }

    /// <summary>A graph whose materialized value is made from those of the 4 graphs it imports first.</summary>
    public static IGraph<TShapeOut, TMatOut> Create<TShapeOut, TMatOut, TMat0, TMat1, TMat2, TMat3, TShape0, TShape1, TShape2, TShape3>(
        IGraph<TShape0, TMat0> g0,
        IGraph<TShape1, TMat1> g1,
        IGraph<TShape2, TMat2> g2,
        IGraph<TShape3, TMat3> g3,
        Func<TMat0, TMat1, TMat2, TMat3, TMatOut> combineMaterializers,
        Func<Builder<TMatOut>, TShape0, TShape1, TShape2, TShape3, TShapeOut> buildBlock)
        where TShapeOut : Shape
        where TShape0 : Shape
        where TShape1 : Shape
        where TShape2 : Shape
        where TShape3 : Shape
    {
        var builder = new Builder<TMatOut>();
        var shape0 = builder.Add(g0);
        var shape1 = builder.Add(g1);
        var shape2 = builder.Add(g2);
        var shape3 = builder.Add(g3);
        var shape = buildBlock(builder, shape0, shape1, shape2, shape3);
        return new ModuleGraph<TShapeOut, TMatOut>(shape, builder.Build(
            shape, values => combineMaterializers((TMat0)values[0], (TMat1)values[1], (TMat2)values[2], (TMat3)values[3])));
    }

    /// <summary>A graph whose materialized value is made from those of the 5 graphs it imports first.</summary>
    public static IGraph<TShapeOut, TMatOut> Create<TShapeOut, TMatOut, TMat0, TMat1, TMat2, TMat3, TMat4, TShape0, TShape1, TShape2, TShape3, TShape4>(
        IGraph<TShape0, TMat0> g0,
        IGraph<TShape1, TMat1> g1,
        IGraph<TShape2, TMat2> g2,
        IGraph<TShape3, TMat3> g3,
        IGraph<TShape4, TMat4> g4,
        Func<TMat0, TMat1, TMat2, TMat3, TMat4, TMatOut> combineMaterializers,
        Func<Builder<TMatOut>, TShape0, TShape1, TShape2, TShape3, TShape4, TShapeOut> buildBlock)
        where TShapeOut : Shape
        where TShape0 : Shape
        where TShape1 : Shape
        where TShape2 : Shape
        where TShape3 : Shape
        where TShape4 : Shape
    {
        var builder = new Builder<TMatOut>();
        var shape0 = builder.Add(g0);
        var shape1 = builder.Add(g1);
        var shape2 = builder.Add(g2);
        var shape3 = builder.Add(g3);
        var shape4 = builder.Add(g4);
        var shape = buildBlock(builder, shape0, shape1, shape2, shape3, shape4);
        return new ModuleGraph<TShapeOut, TMatOut>(shape, builder.Build(
            shape, values => combineMaterializers((TMat0)values[0], (TMat1)values[1], (TMat2)values[2], (TMat3)values[3], (TMat4)values[4])));
    }
}
