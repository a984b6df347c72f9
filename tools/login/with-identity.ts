// Loaded before a command (`node --import`): @azure/identity is installed, in this folder.
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier, specifier === '@azure/identity' ? { ...context, parentURL: import.meta.url } : context),
});
