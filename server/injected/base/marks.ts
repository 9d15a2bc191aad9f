// Marks on objects that nobody else can read, forge or remove: private fields.

class Returned {
  constructor(object: object) {
    return object;
  }
}

export interface Marks<T> {
  /** Once for each object. */
  put(object: object, value: T): void;
  of(value: unknown): T | undefined;
}

export function newMarks<T>(): Marks<T> {
  class Mark extends Returned {
    #value: T;

    constructor(object: object, value: T) {
      super(object);
      this.#value = value;
    }

    static of(value: unknown): T | undefined {
      return typeof value === 'object' && value !== null && #value in value ? (value as Mark).#value : undefined;
    }
  }
  return {
    put(object, value) {
      new Mark(object, value);
    },
    of: Mark.of,
  };
}
