using System.Linq.Expressions;
using System.Reflection;
using EGov.Messaging.Log;
using Microsoft.Extensions.DependencyInjection;

namespace EGov.Messaging.Handling;

/// <summary>One consumer slice, ready to be called: <c>Handle(TEvent, EventContext, services..., CancellationToken)</c> returning a task.</summary>
internal sealed class ConsumerSlice
{
    private readonly Func<object, EventContext, IServiceProvider, CancellationToken, Task> _call;

    /// <param name="service">The service whose queue it is.</param>
    /// <param name="method">The handler.</param>
    /// <param name="events">The events it acts on, where one handler acts on several; else its first parameter says it.</param>
    public ConsumerSlice(string service, MethodInfo method, params IReadOnlyList<Type> events)
    {
        Name = KebabCase(method.DeclaringType!.Name);
        Queue = $"{service}.{Name}";
        var parameters = method.GetParameters();
        if (!method.IsStatic || method.ReturnType != typeof(Task) || parameters.Length == 0 || !Name.StartsWith("when-", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{method.DeclaringType.FullName}.{method.Name}: a handler is a static method 'Task Handle(TEvent, ...)' of a class named When<Event>.");
        }

        DataType = parameters[0].ParameterType;
        EventTypes = events.Count > 0 ? [.. events.Select(EventNames.Of)] : [EventNames.Of(DataType)];
        Services = [.. parameters.Skip(1).Select(p => p.ParameterType).Where(t => t != typeof(EventContext) && t != typeof(CancellationToken))];
        _call = Compile(method, parameters);
    }

    /// <summary>Part of the inbox key and of the queue's name, for ever.</summary>
    public string Name { get; }

    public string Queue { get; }

    public IReadOnlyList<string> EventTypes { get; }

    public Type DataType { get; }

    /// <summary>What it takes from the container, checked at start-up.</summary>
    public IReadOnlyList<Type> Services { get; }

    public Task Handle(object data, EventContext context, IServiceProvider scope, CancellationToken ct) => _call(data, context, scope, ct);

    private static Func<object, EventContext, IServiceProvider, CancellationToken, Task> Compile(MethodInfo method, ParameterInfo[] parameters)
    {
        var data = Expression.Parameter(typeof(object));
        var context = Expression.Parameter(typeof(EventContext));
        var scope = Expression.Parameter(typeof(IServiceProvider));
        var ct = Expression.Parameter(typeof(CancellationToken));
        var arguments = parameters.Select((p, i) => (i, p.ParameterType) switch
        {
            (0, var type) => Expression.Convert(data, type),
            (_, var type) when type == typeof(EventContext) => context,
            (_, var type) when type == typeof(CancellationToken) => (Expression)ct,
            (_, var type) => Expression.Call(typeof(ServiceProviderServiceExtensions), nameof(ServiceProviderServiceExtensions.GetRequiredService), [type], scope),
        });
        return Expression.Lambda<Func<object, EventContext, IServiceProvider, CancellationToken, Task>>(Expression.Call(method, arguments), data, context, scope, ct).Compile();
    }

    private static string KebabCase(string name)
        => string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));
}
