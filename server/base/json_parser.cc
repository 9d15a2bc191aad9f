#include "server/base/json_parser.h"

#include <charconv>
#include <string>
#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/error.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>
#include <boost/json/value_stack.hpp>

namespace understudy {
namespace {

namespace json = boost::json;
using boost::system::error_code;

// Builds the value; what the parser calls, in the order of the text (boost::json::basic_parser).
class Builder {
 public:
  static constexpr size_t max_object_size = json::object::max_size();
  static constexpr size_t max_array_size = json::array::max_size();
  static constexpr size_t max_key_size = json::string::max_size();
  static constexpr size_t max_string_size = json::string::max_size();

  void Reset(json::storage_ptr storage) {
    number_.clear();
    stack_.reset(std::move(storage));
  }
  json::value Release() { return stack_.release(); }

  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }
  bool on_object_begin(error_code&) { return true; }
  bool on_object_end(size_t size, error_code&) {
    stack_.push_object(size);
    return true;
  }
  bool on_array_begin(error_code&) { return true; }
  bool on_array_end(size_t size, error_code&) {
    stack_.push_array(size);
    return true;
  }
  bool on_key_part(json::string_view part, size_t, error_code&) {
    stack_.push_chars(part);
    return true;
  }
  bool on_key(json::string_view rest, size_t, error_code&) {
    stack_.push_key(rest);
    return true;
  }
  bool on_string_part(json::string_view part, size_t, error_code&) {
    stack_.push_chars(part);
    return true;
  }
  bool on_string(json::string_view rest, size_t, error_code&) {
    stack_.push_string(rest);
    return true;
  }
  bool on_number_part(json::string_view part, error_code&) {
    number_.append(part.data(), part.size());
    return true;
  }
  bool on_int64(int64_t number, json::string_view, error_code&) {
    number_.clear();
    stack_.push_int64(number);
    return true;
  }
  bool on_uint64(uint64_t number, json::string_view, error_code&) {
    number_.clear();
    stack_.push_uint64(number);
    return true;
  }
  bool on_double(double about, json::string_view rest, error_code&) {
    number_.append(rest.data(), rest.size());
    double number = about;
    std::from_chars(number_.data(), number_.data() + number_.size(), number);
    number_.clear();
    stack_.push_double(number);
    return true;
  }
  bool on_bool(bool flag, error_code&) {
    stack_.push_bool(flag);
    return true;
  }
  bool on_null(error_code&) {
    stack_.push_null();
    return true;
  }
  bool on_comment_part(json::string_view, error_code&) { return true; }
  bool on_comment(json::string_view, error_code&) { return true; }

 private:
  json::value_stack stack_;
  // What was read of a number so far.
  std::string number_;
};

}  // namespace

class JsonParser::Impl {
 public:
  explicit Impl(const json::parse_options& options) : parser_(options) {}

  json::value Parse(std::string_view text, error_code& error, json::storage_ptr storage) {
    parser_.reset();
    parser_.handler().Reset(std::move(storage));
    const size_t read = parser_.write_some(false, text.data(), text.size(), error);
    if (!error && read < text.size()) error = json::error::extra_data;
    return error ? json::value() : parser_.handler().Release();
  }

 private:
  json::basic_parser<Builder> parser_;
};

JsonParser::JsonParser(const json::parse_options& options) : impl_(std::make_unique<Impl>(options)) {}

JsonParser::~JsonParser() = default;

json::value JsonParser::Parse(std::string_view text, error_code& error, json::storage_ptr storage) {
  return impl_->Parse(text, error, std::move(storage));
}

json::value ParseJson(std::string_view text, error_code& error, const json::parse_options& options) {
  return JsonParser(options).Parse(text, error);
}

}  // namespace understudy
