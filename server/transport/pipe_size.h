#pragma once

namespace understudy::transport {

// Makes the pipe at `fd` hold a large message, which then passes in one go instead of in turns. Where that is
// more than the system grants, or `fd` is no pipe, it keeps its own size.
void WidenPipe(int fd);

}  // namespace understudy::transport
