#pragma once

#include <absl/status/statusor.h>
#include <boost/asio/posix/stream_descriptor.hpp>

namespace understudy::transport {

// A file descriptor of ours to read from or write to: a pipe, socket, terminal or file. The descriptor given
// stays open; its blocking mode, which every process that shares it sees, is put back at the end.
class Descriptor {
 public:
  static absl::StatusOr<Descriptor> Duplicate(const boost::asio::any_io_executor& executor, int fd);

  Descriptor(Descriptor&&) = default;
  ~Descriptor();

  boost::asio::posix::stream_descriptor& stream() { return stream_; }
  void Close();

 private:
  Descriptor(boost::asio::posix::stream_descriptor stream, int flags);

  boost::asio::posix::stream_descriptor stream_;
  int flags_;
};

}  // namespace understudy::transport
