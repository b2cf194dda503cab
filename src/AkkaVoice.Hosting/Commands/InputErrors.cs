using AkkaVoice.Hosting.Configuration;

namespace AkkaVoice.Hosting.Commands;

/// <summary>Collects what is wrong in several places, so that it is all told at once.</summary>
internal static class InputErrors
{
    public static T? Collect<T>(Func<T> read, List<string> errors)
        where T : class
    {
        try
        {
            return read();
        }
        catch (ConfigurationException e)
        {
            errors.AddRange(e.Errors);
        }
        catch (BadInputException e)
        {
            errors.AddRange(e.Errors);
        }

        return null;
    }
}
