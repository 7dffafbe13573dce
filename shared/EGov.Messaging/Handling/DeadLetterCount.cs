using MassTransit;

namespace EGov.Messaging.Handling;

/// <summary>Counts what is moved to error queues, whichever way it came to that.</summary>
internal sealed class DeadLetterCount(MessagingMetrics metrics) : IReceiveObserver
{
    public Task ReceiveFault(ReceiveContext context, Exception exception)
    {
        metrics.DeadLettered(context.InputAddress.AbsolutePath.Split('/')[^1]);
        return Task.CompletedTask;
    }

    public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class
        => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class
        => Task.CompletedTask;
}
