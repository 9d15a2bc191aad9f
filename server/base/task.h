#pragma once

#include <memory>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace understudy {

// A coroutine that runs on the session's only thread. It is cancelled through Asio's per-operation
// cancellation: a wait that is cut short throws `boost::system::system_error(operation_aborted)`, which
// unwinds the coroutine up to the place that started it (dispatchers/core/bind.h for a command).
template <class T = void>
using Task = boost::asio::awaitable<T>;

// Shared ownership for the time of an operation. Each object has one lasting owner (Connection -> Browser ->
// Context
// -> Page -> Frame); a coroutine holds a Ref so that the object outlives the wait, everything else a WeakRef.
template <class T>
using Ref = std::shared_ptr<T>;
template <class T>
using WeakRef = std::weak_ptr<T>;

}  // namespace understudy
