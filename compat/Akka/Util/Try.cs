namespace Akka.Util;

/// <summary>A computation that may have failed.</summary>
public class Try<T>
{
    public Try(T success)
    {
        Success = success;
        IsSuccess = true;
    }

    public Try(Exception failure) => Failure = failure;

    public bool IsSuccess { get; }

    public Option<T> Success { get; } = Option<T>.None;

    public Option<Exception> Failure { get; } = Option<Exception>.None;

    public static implicit operator Try<T>(T value) => new(value);

    public static Try<T> From(Func<T> func)
    {
        try
        {
            return new Try<T>(func());
        }
        catch (Exception exception)
        {
            return new Try<T>(exception);
        }
    }

    public Try<T> Recover(Action<Exception> failureHandler)
    {
        if (IsSuccess)
            return this;
        failureHandler(Failure.Value);
        return this;
    }

    public Try<T> RecoverWith(Func<Exception, Try<T>> failureHandler)
    {
        if (IsSuccess)
            return this;
        try
        {
            return failureHandler(Failure.Value);
        }
        catch (Exception exception)
        {
            return new Try<T>(exception);
        }
    }

    public Try<T> OrElse(Try<T> @default) => IsSuccess ? this : @default;

    public Try<T> GetOrElse(Func<T> fallback) => IsSuccess ? this : From(fallback);

    /// <summary>The value; throws the failure when there is none.</summary>
    public T Get() => IsSuccess ? Success.Value : throw Failure.Value;
}
