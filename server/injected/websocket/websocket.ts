// The routing of one realm's WebSockets.

import {construct, mapDelete, mapGet, MapOf, mapSet, matches, own, uncurry} from '../base/primordials';
import {createRealm} from '../base/realm';
import {toProtocols, toUSVString} from './conversions';
import {patchInterface} from './interface';
import type {SocketInterface} from './interface';
import type {NativeConstructor} from './interface_object';
import {
  baseURL, EventTargetOf, isEnd, listenForEnd, listenNext, NativeWebSocket, parseURL, sequenceOf,
} from './natives';
import type {WebSocketURL} from './natives';
import {Outbox} from './outbox';
import {argument, constructNative, heirOf} from './patching';
import {Patterns} from './patterns';
import type {Pattern} from './patterns';
import type {Facilities, RoutedConnection} from './routed_connection';
import {RoutedSocket} from './routed_socket';
import {RoutedStream} from './routed_stream';
import {toStreamOptions} from './stream_arguments';
import {patchStreamInterface} from './stream_interface';
import type {StreamInterface} from './stream_interface';
import {isAborted, NativeWebSocketStream} from './stream_natives';
import {currentTime, Tasks} from './tasks';

const forEach = uncurry(MapOf.prototype.forEach) as
    (map: Map<number, RoutedConnection>, visit: (connection: RoutedConnection) => void) => void;

// How long a document that goes keeps its connections for its last words (milliseconds). Afterwards the browser doesn't
// write what it hasn't yet; and an answer resets the connection, which takes from the server what it hasn't read.
const linger = 40;

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
  private connects_ = false;
  private installed_ = false;
  private socketInterface_: SocketInterface | undefined;
  private streamInterface_: StreamInterface | undefined;

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
    // document.open() forgets who listens.
    if (this.connects_)
      listenForEnd(this.leave_);
  }

  // `new WebSocket(...args)`, which `constructor` does if the socket isn't routed.
  private construct_(constructor: NativeConstructor, args: unknown[], newTarget: unknown): object {
    if (this.patterns_.empty || args.length === 0)
      return constructNative(constructor, args, newTarget);
    const text = toUSVString(args[0], constructOperation);
    const protocols = toProtocols(argument(args, 1), constructOperation);
    const url = parseURL(text, baseURL());
    const pattern = this.match_(url, protocols);
    if (!pattern)
      return constructNative(constructor, [text, sequenceOf(protocols)], newTarget, /*ours=*/true);
    const object = construct(EventTargetOf, [], heirOf(NativeWebSocket, constructor, newTarget)) as EventTarget;
    const id = ++this.lastId_;
    const socket = new RoutedSocket(id, object, url!, protocols, this.facilities_(id));
    this.socketInterface_!.admit(object, socket);
    this.add_(socket, protocols, pattern);
    return object;
  }

  // `new WebSocketStream(...args)`, likewise.
  private constructStream_(constructor: NativeConstructor, args: unknown[], newTarget: unknown): object {
    if (this.patterns_.empty || args.length === 0)
      return constructNative(constructor, args, newTarget);
    const text = toUSVString(args[0], constructStreamOperation);
    const options = toStreamOptions(argument(args, 1), constructStreamOperation);
    const url = parseURL(text, baseURL());
    const pattern = this.match_(url, options.protocols);
    if (!pattern || (options.signal && isAborted(options.signal))) {
      const members = {__proto__: null, ...options, protocols: sequenceOf(options.protocols)};
      return constructNative(constructor, [text, members], newTarget, /*ours=*/true);
    }
    const object = construct(Blank, [], heirOf(NativeWebSocketStream!, constructor, newTarget));
    const id = ++this.lastId_;
    const {admit, markAbnormal} = this.streamInterface_!;
    const stream = new RoutedStream(id, url!, options, this.facilities_(id), markAbnormal);
    admit(object, stream);
    this.add_(stream, options.protocols, pattern);
    return object;
  }

  private install_(): void {
    this.installed_ = true;
    const realm = createRealm(this.kinship_);
    this.socketInterface_ =
        patchInterface(realm, (constructor, args, newTarget) => this.construct_(constructor, args, newTarget));
    this.streamInterface_ =
        patchStreamInterface(realm, (constructor, args, newTarget) => this.constructStream_(constructor, args, newTarget));
    if (!this.socketInterface_)
      this.outbox_.unroutable();
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
    this.outbox_.created(connection.id, connection.url, protocols, !!own(pattern, 'ofPage'));
  }

  private readonly leave_ = (event: Event) => {
    if (!isEnd(event))
      return;
    forEach(this.sockets_, socket => socket.leave());
    // After the page's own listeners, who may say something, too.
    listenNext('pagehide', this.linger_);
    listenNext('unload', this.linger_);
  };

  private readonly linger_ = () => {
    let saidMore = false;
    forEach(this.sockets_, socket => {
      saidMore = socket.takeSaidDirectly() || saidMore;
    });
    const since = currentTime();
    while (saidMore && currentTime() - since < linger) {}
  };

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
        this.connects_ = true;
        return socket.connect();
      case 'ensureOpened':
        return socket.ensureOpened();
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
