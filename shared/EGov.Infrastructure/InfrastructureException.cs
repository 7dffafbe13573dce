namespace EGov.Infrastructure;

/// <summary>A server could not be provided: which one, why, and what the reader can do.</summary>
public sealed class InfrastructureException : Exception
{
    /// <summary>Creates the message of a server that could not be provided.</summary>
    public InfrastructureException(string resource, string why, string whatToDo, Exception? inner = null)
        : base($"{resource}: {why}{Environment.NewLine}What to do: {whatToDo}", inner)
    {
        Resource = resource;
        Why = why;
        WhatToDo = whatToDo;
    }

    /// <summary>The server, such as PostgreSQL.</summary>
    public string Resource { get; }

    /// <summary>What went wrong.</summary>
    public string Why { get; }

    /// <summary>The command or setting that would help.</summary>
    public string WhatToDo { get; }
}
