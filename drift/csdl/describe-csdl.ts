// What a document of CSDL says of a create.
import type { Description } from '../description.ts';
import type { Wanted } from '../wanted.ts';
import { createsIn } from './creates.ts';
import { entityIn } from './describe-entity.ts';
import { statementOn } from './documented-paths.ts';
import { isElsewhere, localName, modelOf } from './model.ts';
import type { Schemas } from './schemas.ts';
import { stated } from './schemas.ts';
import { startIn } from './start.ts';

/**
 * What schemas say of the create that is wanted.
 * @throws NotADescription where the entity inherits from itself.
 */
export const describeCsdl = (schemas: Schemas, wanted: Wanted): Description => {
  const { entity, localName: name, namespace, templates } = wanted;
  const model = modelOf(schemas);
  const all = [...model.types.values()];
  return {
    format: model.format,
    ...stated({ entity: entityIn(model, entity) }),
    ...stated({ namespace: model.namespaces.get(namespace) }),
    isElsewhere: isElsewhere(model, entity),
    namesakes: all.filter((type) => localName(type.name) === name && type.name !== entity),
    paths: Object.fromEntries(
      Object.entries(templates).map(([path, template]) => [path, statementOn(model, template, entity)]),
    ),
    ...createsIn(model, entity, startIn(model, wanted)),
  };
};
