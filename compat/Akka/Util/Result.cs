namespace Akka.Util;

/// <summary>The outcome of a computation: a value or an exception.</summary>
public struct Result<T> : IEquatable<Result<T>>
{
    public readonly bool IsSuccess;
    public readonly T Value;
    public readonly Exception Exception;

    public Result(T value)
    {
        IsSuccess = true;
        Value = value;
        Exception = null;
    }

    public Result(Exception exception)
    {
        IsSuccess = false;
        Value = default;
        Exception = exception;
    }

    public bool Equals(Result<T> other) =>
        IsSuccess == other.IsSuccess
        && EqualityComparer<T>.Default.Equals(Value, other.Value)
        && Equals(Exception, other.Exception);

    public override bool Equals(object obj) => obj is Result<T> other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(IsSuccess, Value, Exception);

    public static bool operator ==(Result<T> x, Result<T> y) => x.Equals(y);

    public static bool operator !=(Result<T> x, Result<T> y) => !x.Equals(y);

    public override string ToString() => IsSuccess ? $"Success<{Value}>" : $"Failure<{Exception}>";
}

public static class Result
{
    public static Result<T> Success<T>(T value) => new(value);

    public static Result<T> Failure<T>(Exception exception) => new(exception);

    /// <summary>The result of a completed task. A task that still runs is waited for.</summary>
    public static Result<T> FromTask<T>(Task<T> task)
    {
        if (!task.IsCompleted)
            ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
        if (task.IsCanceled)
            return Failure<T>(new TaskCanceledException(task));
        return task.IsFaulted ? Failure<T>(task.Exception) : Success(task.GetAwaiter().GetResult());
    }

    public static Result<T> From<T>(Func<T> func)
    {
        try
        {
            return Success(func());
        }
        catch (Exception exception)
        {
            return Failure<T>(exception);
        }
    }
}
