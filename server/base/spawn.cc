#include "server/base/spawn.h"

#include <exception>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/system/system_error.hpp>

namespace understudy {

void Spawn(const boost::asio::any_io_executor& executor, Task<void> task) {
  boost::asio::co_spawn(executor, std::move(task), [](std::exception_ptr failure) {
    if (!failure) return;
    try {
      std::rethrow_exception(failure);
    } catch (const boost::system::system_error& error) {
      if (error.code() != boost::asio::error::operation_aborted) throw;
    }
  });
}

}  // namespace understudy
