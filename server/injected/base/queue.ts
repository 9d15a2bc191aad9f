// First in, first out, without the methods and elements of arrays, which a page can change: a safe `push` onto an array
// costs as much as a whole message.

interface Node<T> {
  value: T;
  next: Node<T> | undefined;
}

export class Queue<T> {
  private first_: Node<T> | undefined;
  private last_: Node<T> | undefined;

  get empty(): boolean {
    return !this.first_;
  }

  get first(): T | undefined {
    return this.first_?.value;
  }

  push(value: T): void {
    const node: Node<T> = {value, next: undefined};
    if (this.last_)
      this.last_.next = node;
    else
      this.first_ = node;
    this.last_ = node;
  }

  /** Ahead of all others. */
  unshift(value: T): void {
    this.first_ = {value, next: this.first_};
    this.last_ ??= this.first_;
  }

  /** Takes the first, undefined if there is none. */
  shift(): T | undefined {
    const node = this.first_;
    if (!node)
      return undefined;
    this.first_ = node.next;
    if (!this.first_)
      this.last_ = undefined;
    return node.value;
  }

  forEach(visit: (value: T) => void): void {
    for (let node = this.first_; node; node = node.next)
      visit(node.value);
  }

  clear(): void {
    this.first_ = this.last_ = undefined;
  }
}
