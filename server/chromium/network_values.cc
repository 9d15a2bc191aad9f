#include "server/chromium/network_values.h"

#include <absl/strings/ascii.h>
#include <absl/strings/escaping.h>
#include <absl/strings/str_split.h>

#include "server/base/errors.h"

namespace understudy::chromium {
namespace {

std::string HttpVersion(const std::optional<std::string>& protocol) {
  if (!protocol) return "HTTP/1.1";
  if (*protocol == "h2") return "HTTP/2.0";
  if (*protocol == "h3") return "HTTP/3.0";
  return absl::AsciiStrToUpper(*protocol);
}

std::optional<std::string> NonEmpty(const std::string& text) {
  return text.empty() ? std::nullopt : std::make_optional(text);
}

}  // namespace

std::vector<browser::Header> ToHeaders(const boost::json::object& headers) {
  std::vector<browser::Header> list;
  for (const boost::json::key_value_pair& header : headers) {
    if (!header.value().is_string()) continue;
    const std::string value(header.value().get_string());
    for (const absl::string_view line : absl::StrSplit(value, '\n')) {
      list.push_back({std::string(header.key()), std::string(line)});
    }
  }
  return list;
}

std::string ToResourceType(const std::string& type) { return absl::AsciiStrToLower(type); }

std::optional<std::string> ToPostData(const cdp::network::Request& request) {
  if (request.post_data_entries && !request.post_data_entries->empty()) {
    std::string body;
    for (const cdp::network::PostDataEntry& entry : *request.post_data_entries) {
      std::string bytes;
      if (entry.bytes && absl::Base64Unescape(*entry.bytes, &bytes)) body += bytes;
    }
    if (!body.empty()) return body;
  }
  return request.post_data;
}

browser::ResponseStart ToResponseStart(const cdp::network::Response& payload,
                                       const browser::Request& request) {
  const double wall_time = request.start().wall_time;
  browser::ResponseStart start;
  start.url = payload.url;
  start.status = payload.status;
  start.status_text = payload.status_text;
  start.headers = ToHeaders(payload.headers);
  start.from_service_worker = payload.from_service_worker.value_or(false);
  start.http_version = HttpVersion(payload.protocol);
  start.timing.start_time = wall_time * 1000;
  if (payload.timing) {
    const cdp::network::ResourceTiming& timing = *payload.timing;
    start.timing = {.start_time = (timing.request_time - request.start().started_at + wall_time) * 1000,
                    .domain_lookup_start = timing.dns_start,
                    .domain_lookup_end = timing.dns_end,
                    .connect_start = timing.connect_start,
                    .secure_connection_start = timing.ssl_start,
                    .connect_end = timing.connect_end,
                    .request_start = timing.send_start,
                    .response_start = timing.receive_headers_end};
  }
  if (payload.security_details) {
    const cdp::network::SecurityDetails& details = *payload.security_details;
    start.security_details = browser::SecurityDetails{.issuer = NonEmpty(details.issuer),
                                                      .protocol = NonEmpty(details.protocol),
                                                      .subject_name = NonEmpty(details.subject_name),
                                                      .valid_from = details.valid_from,
                                                      .valid_to = details.valid_to};
  }
  if (payload.remote_ip_address && !payload.remote_ip_address->empty()) {
    start.server_address =
        browser::RemoteAddress{*payload.remote_ip_address, payload.remote_port.value_or(0)};
  }
  return start;
}

Task<absl::StatusOr<std::string>> ReadResponseBody(WeakRef<CdpSession> weak_session, std::string request_id) {
  const Ref<CdpSession> session = weak_session.lock();
  if (!session) co_return TargetClosedError();
  cdp::network::GetResponseBody command;
  command.request_id = std::move(request_id);
  ASSIGN_OR_CO_RETURN(auto answer, co_await session->Send(command));
  std::string body;
  if (!answer.base64_encoded) co_return std::move(answer.body);
  if (!absl::Base64Unescape(answer.body, &body)) co_return Error("The browser's response body is not base64");
  co_return body;
}

}  // namespace understudy::chromium
