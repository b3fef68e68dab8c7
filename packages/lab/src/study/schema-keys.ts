import type { z } from "zod";

/** The parts of a zod schema that this walk needs. */
interface SchemaDefinition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly valueType?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
  readonly items?: readonly z.core.$ZodType[];
  readonly innerType?: z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
  readonly in?: z.core.$ZodType;
}

const definitionOf = (schema: z.core.$ZodType): SchemaDefinition => schema._zod.def as unknown as SchemaDefinition;

/** Objects, records and lists behind optional, default, union and transform. */
function structures(schema: z.core.$ZodType): SchemaDefinition[] {
  const definition = definitionOf(schema);
  if (definition.innerType) return structures(definition.innerType);
  if (definition.in) return structures(definition.in);
  if (definition.options) return definition.options.flatMap(structures);
  return [definition];
}

/** Keys that an object of a schema may have at a path; empty where any key goes. */
export function schemaKeys(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  let here = structures(schema);
  for (const step of path) {
    here = here.flatMap((definition) => {
      const next =
        definition.shape?.[String(step)] ?? definition.valueType ?? definition.element ?? definition.items?.[Number(step)];
      return next ? structures(next) : [];
    });
  }
  return [...new Set(here.flatMap((definition) => Object.keys(definition.shape ?? {})))];
}
