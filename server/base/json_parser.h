#pragma once

#include <memory>
#include <string_view>

#include <boost/json/parse_options.hpp>
#include <boost/json/storage_ptr.hpp>
#include <boost/json/value.hpp>
#include <boost/system/error_code.hpp>

namespace understudy {

// Parses JSON (RFC 8259) as boost::json::parse() does, but takes each number for the double that is nearest
// to it: Boost's own reading of fractions is off in the last place now and then, and what a page says is
// compared by its reader. Keeps its buffers from one text to the next.
class JsonParser {
 public:
  explicit JsonParser(const boost::json::parse_options& options);
  ~JsonParser();

  // The value lives in `storage`. Null with an error.
  boost::json::value Parse(std::string_view text, boost::system::error_code& error,
                           boost::json::storage_ptr storage = {});

 private:
  class Impl;

  const std::unique_ptr<Impl> impl_;
};

// The same for a single text.
boost::json::value ParseJson(std::string_view text, boost::system::error_code& error,
                             const boost::json::parse_options& options);

}  // namespace understudy
