// Loaded before a command (`node --import`): @azure/identity is not installed.
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier === '@azure/identity' ? '@azure/is-not-there' : specifier, context),
});
