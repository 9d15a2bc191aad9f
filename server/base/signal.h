#pragma once

#include <boost/signals2/dummy_mutex.hpp>
#include <boost/signals2/signal_type.hpp>

namespace understudy {

// Tells any number of listeners, in the order they connected. Single-threaded, so without a mutex. Keep the
// Subscription: the listener goes when it does.
template <class... Args>
using Signal = typename boost::signals2::signal_type<
    void(Args...), boost::signals2::keywords::mutex_type<boost::signals2::dummy_mutex>>::type;
using Subscription = boost::signals2::scoped_connection;

}  // namespace understudy
