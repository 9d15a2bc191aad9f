#include "server/base/pause.h"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>

#include "server/base/duration.h"

namespace understudy {

Task<void> Pause(double milliseconds) {
  boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, Milliseconds(milliseconds));
  co_await timer.async_wait(boost::asio::use_awaitable);
}

}  // namespace understudy
