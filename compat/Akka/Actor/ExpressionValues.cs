using System.Linq.Expressions;
using System.Reflection;

namespace Akka.Actor;

/// <summary>Evaluates constructor arguments. Constants and captured variables, by far the most common, need no compilation.</summary>
internal static class ExpressionValues
{
    public static object[] Evaluate(IReadOnlyList<Expression> expressions)
    {
        var values = new object[expressions.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = Evaluate(expressions[i]);
        return values;
    }

    private static object Evaluate(Expression expression)
    {
        switch (expression)
        {
            case ConstantExpression constant:
                return constant.Value;
            case MemberExpression { Member: FieldInfo field } access when access.Expression is null or ConstantExpression or MemberExpression:
                return field.GetValue(access.Expression is null ? null : Evaluate(access.Expression));
            default:
                var boxed = Expression.Convert(expression, typeof(object));
                return Expression.Lambda<Func<object>>(boxed).Compile(preferInterpretation: true)();
        }
    }
}
