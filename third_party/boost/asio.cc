// Asio's non-template code, compiled once for everything that links //third_party/boost:asio.
#include <boost/asio/impl/src.hpp>
