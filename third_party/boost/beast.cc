// Beast's non-template code, compiled once for everything that links //third_party/boost:beast.
#include <boost/beast/src.hpp>
