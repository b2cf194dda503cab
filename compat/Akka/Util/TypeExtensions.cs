using System.Text.RegularExpressions;
using Akka.Annotations;

namespace Akka.Util;

public static partial class TypeExtensions
{
    public static bool Implements<T>(this Type type) => type.Implements(typeof(T));

    public static bool Implements(this Type type, Type moreGeneralType) => moreGeneralType.IsAssignableFrom(type);

    /// <summary>Full name and simple assembly name, as configuration files name types.</summary>
    [InternalApi]
    public static string TypeQualifiedName(this Type type) =>
        $"{AssemblyDetails().Replace(type.FullName ?? type.Name, "")}, {type.Assembly.GetName().Name}";

    /// <summary>What follows the simple name of the assembly of a generic argument.</summary>
    [GeneratedRegex(@", Version=[^,\]]*, Culture=[^,\]]*, PublicKeyToken=[^,\]]*")]
    private static partial Regex AssemblyDetails();
}
