using Akka.Actor;
using Akka.Configuration;
using Akka.DependencyInjection;

namespace Akka.Hosting;

/// <summary>Starts actors and registers them.</summary>
public delegate Task ActorStarter(ActorSystem system, IActorRegistry registry);

/// <summary>Starts actors whose constructors take services.</summary>
public delegate Task ActorStarterWithResolver(ActorSystem system, IActorRegistry registry, IDependencyResolver resolver);

/// <summary>Does something when all actors have been started.</summary>
public delegate Task StartupTask(ActorSystem system, IActorRegistry registry);

/// <summary>Puts two configurations together.</summary>
public delegate Config HoconConfigurator(Config currentConfig, Config configToAdd);
