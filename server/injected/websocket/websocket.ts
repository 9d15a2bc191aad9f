// The routing of one realm's WebSockets.

import {construct, mapDelete, mapGet, MapOf, mapSet, matches} from '../base/primordials';
import {createRealm} from '../base/realm';
import {toProtocols, toUSVString} from './conversions';
import {markAsRouted, patchInterface} from './interface';
import {baseURL, EventTargetOf, NativeWebSocket, parseURL} from './natives';
import type {WebSocketURL} from './natives';
import {Outbox} from './outbox';
import {constructNative} from './patching';
import {Patterns} from './patterns';
import type {Pattern} from './patterns';
import type {Facilities, RoutedConnection} from './routed_connection';
import {RoutedSocket} from './routed_socket';
import {RoutedStream} from './routed_stream';
import {toStreamOptions} from './stream_arguments';
import {markAbnormal, markAsRoutedStream, patchStreamInterface} from './stream_interface';
import {isAborted, NativeWebSocketStream} from './stream_natives';
import {Tasks} from './tasks';

const constructOperation = "Failed to construct 'WebSocket'";
const constructStreamOperation = "Failed to construct 'WebSocketStream'";

/**
 * What the driver asks of a socket: the name of a wire command, the socket's id, the command's parameters. Or how many
 * more characters of messages it has read. Or the beginning of a message that is too large for one call: what follows
 * belongs to it, up to the order to send the rest.
 */
type DriverOperation =
    | ['connect' | 'ensureOpened', number]
    | ['sendToPage' | 'sendToServer', number, string, boolean]
    | ['closePage' | 'closeServer', number, number | null | undefined, string | null | undefined, boolean]
    | ['acknowledge', number]
    | ['piece', string];

/** What the driver calls. Until there is a pattern the realm's interfaces are the browser's own. */
export class Routing {
  private readonly patterns_: Patterns;
  private readonly tasks_ = new Tasks();
  private readonly outbox_: Outbox;
  private readonly sockets_ = new MapOf<number, RoutedConnection>();
  private lastId_ = 0;
  private pieces_ = '';
  private installed_ = false;

  /** `binding` carries messages to the driver; `kinship` as createRealm's; relative globs are resolved on `baseURL`. */
  constructor(binding: (message: string) => void, private readonly kinship_: string, baseURL: string | undefined) {
    this.patterns_ = new Patterns({baseURL});
    this.outbox_ = new Outbox(binding, this.tasks_);
  }

  /** For sockets created from now on. */
  setPatterns(patterns: Pattern[]): void {
    this.patterns_.set(patterns);
    if (!this.installed_ && !this.patterns_.empty)
      this.install_();
  }

  /** Carries operations out, in order. Sockets that are gone are passed over. */
  dispatch(operations: DriverOperation[]): void {
    this.tasks_.runForDriver(() => {
      for (let i = 0; i < operations.length; ++i)
        this.carryOut_(operations[i]!);
    });
  }

  /** `new WebSocket(...args)`. */
  construct(args: unknown[], newTarget: unknown): object {
    if (this.patterns_.empty || args.length === 0)
      return constructNative(NativeWebSocket, args, newTarget);
    const text = toUSVString(args[0], constructOperation);
    const protocols = toProtocols(args[1], constructOperation);
    const url = parseURL(text, baseURL());
    const pattern = this.match_(url, protocols);
    if (!pattern)
      return constructNative(NativeWebSocket, [text, protocols.length === 1 ? protocols[0] : protocols], newTarget);
    const object = construct(EventTargetOf, [], newTarget as never) as EventTarget;
    const id = ++this.lastId_;
    const socket = new RoutedSocket(id, object, url!, protocols, this.facilities_(id));
    markAsRouted(object, socket);
    this.add_(socket, protocols, pattern);
    return object;
  }

  /** `new WebSocketStream(...args)`. */
  constructStream(args: unknown[], newTarget: unknown): object {
    const native = NativeWebSocketStream!;
    if (this.patterns_.empty || args.length === 0)
      return constructNative(native, args, newTarget);
    const text = toUSVString(args[0], constructStreamOperation);
    const options = toStreamOptions(args[1], constructStreamOperation);
    const url = parseURL(text, baseURL());
    const pattern = this.match_(url, options.protocols);
    if (!pattern || (options.signal && isAborted(options.signal)))
      return constructNative(native, [text, {__proto__: null, ...options}], newTarget);
    const object = construct(Blank, [], newTarget as never);
    const id = ++this.lastId_;
    const stream = new RoutedStream(id, url!, options, this.facilities_(id), markAbnormal);
    markAsRoutedStream(object, stream);
    this.add_(stream, options.protocols, pattern);
    return object;
  }

  private install_(): void {
    this.installed_ = true;
    const realm = createRealm(this.kinship_);
    patchInterface(realm, (args, newTarget) => this.construct(args, newTarget));
    if (NativeWebSocketStream)
      patchStreamInterface(realm, (args, newTarget) => this.constructStream(args, newTarget));
  }

  // What the browser refuses, it refuses in its own words.
  private match_(url: WebSocketURL | undefined, protocols: string[]): Pattern | undefined {
    return url && isValid(url, protocols) ? this.patterns_.match(url.href) : undefined;
  }

  private facilities_(id: number): Facilities {
    return {
      tasks: this.tasks_,
      outbox: this.outbox_,
      onEnd: () => {
        mapDelete(this.sockets_, id);
        this.outbox_.ended(id);
      },
    };
  }

  private add_(connection: RoutedConnection, protocols: string[], pattern: Pattern): void {
    mapSet(this.sockets_, connection.id, connection);
    this.outbox_.created(connection.id, connection.url, protocols, !!pattern.ofPage);
  }

  private carryOut_(operation: DriverOperation): void {
    if (operation[0] === 'piece') {
      this.pieces_ += operation[1];
      return;
    }
    if (operation[0] === 'acknowledge') {
      this.outbox_.acknowledge(operation[1]);
      return;
    }
    const pieces = this.pieces_;
    this.pieces_ = '';
    const socket = mapGet(this.sockets_, operation[1]) as RoutedConnection | undefined;
    if (!socket)
      return;
    switch (operation[0]) {
      case 'connect':
      case 'ensureOpened':
        return socket[operation[0]]();
      case 'sendToPage':
      case 'sendToServer':
        return socket[operation[0]](pieces + operation[2], operation[3]);
      case 'closePage':
      case 'closeServer':
        return socket[operation[0]](operation[2], operation[3], operation[4]);
    }
  }
}

// An ordinary object takes its prototype from the constructor that is called for it.
class Blank {}

// The constructor's checks of a URL that parses and of subprotocols.
function isValid({href}: WebSocketURL, protocols: string[]): boolean {
  if (!matches(/^wss?:[^#]*$/, href))
    return false;
  for (let i = 0; i < protocols.length; ++i) {
    if (!matches(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/, protocols[i]!))
      return false;
    for (let j = 0; j < i; ++j) {
      if (protocols[i] === protocols[j])
        return false;
    }
  }
  return true;
}
