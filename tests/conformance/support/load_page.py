"""The page of the load tests: what it does with sockets, and how it and a test prove to each other what they got."""

import hashlib
from typing import Iterable, List, Union

Message = Union[str, bytes]

PAGE = """<script>
const encode = message => typeof message === 'string' ? new TextEncoder().encode(message) : new Uint8Array(message);

// One message's SHA-256, told from that of the same bytes in the other form.
async function digest(message) {
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', encode(message)));
    return (typeof message === 'string' ? 'text ' : 'binary ') + [...hash].map(b => b.toString(16).padStart(2, '0')).join('');
}

const digests = messages => Promise.all(messages.map(digest));

function open(url) {
    const socket = new WebSocket(url);
    socket.binaryType = 'arraybuffer';
    socket.received = [];
    socket.addEventListener('message', ({data}) => socket.received.push(data));
    return new Promise((resolve, reject) => {
        socket.onopen = () => resolve(socket);
        socket.onclose = event => reject(new Error(`closed ${event.code}`));
    });
}

function receive(socket, count) {
    return new Promise((resolve, reject) => {
        const check = () => socket.received.length >= count && resolve(socket.received);
        socket.addEventListener('message', check);
        socket.addEventListener('close', event => reject(new Error(`closed ${event.code}`)));
        check();
    });
}

// Text of exactly that many UTF-8 bytes, of one to four each.
function text(bytes) {
    const unit = 'aé漢😀';
    return 'z'.repeat(bytes % 10) + unit.repeat(bytes / 10);
}

// Bytes without a pattern, the same at every call.
function binary(bytes) {
    const words = new Uint32Array(Math.ceil(bytes / 4));
    for (let i = 0, word = 1; i < words.length; ++i)
        words[i] = word = (Math.imul(word, 1664525) + 1013904223) >>> 0;
    return words.buffer.slice(0, bytes);
}

// Opens many sockets at once and sends numbered messages on each; what came back on each, in order.
function chat(url, sockets, messages) {
    return Promise.all(Array.from({length: sockets}, async (_, index) => {
        const socket = await open(url);
        for (let i = 0; i < messages; ++i)
            socket.send(`${index}/${i}`);
        const received = await receive(socket, messages);
        socket.onclose = null;
        const closed = new Promise(resolve => socket.addEventListener('close', resolve));
        socket.close();
        await closed;
        return received;
    }));
}
</script>"""


def digest(message: Message) -> str:
    """As the page's function of that name."""
    if isinstance(message, str):
        return "text " + hashlib.sha256(message.encode()).hexdigest()
    return "binary " + hashlib.sha256(message).hexdigest()


def digests(messages: Iterable[Message]) -> List[str]:
    return [digest(message) for message in messages]
