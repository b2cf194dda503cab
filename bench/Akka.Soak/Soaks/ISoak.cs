namespace AkkaSoak.Soaks;

/// <summary>Something to do again and again.</summary>
internal interface ISoak
{
    /// <summary>Does it that many times; everything has ended when the task completes.</summary>
    Task Run(int cycles);

    /// <summary>How many actors are left that should have ended.</summary>
    int CountLeft();
}
