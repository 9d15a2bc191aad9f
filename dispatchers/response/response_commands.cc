#include "dispatchers/convert/values.h"
#include "dispatchers/core/call.h"
#include "dispatchers/response/response_dispatcher.h"
#include "protocol/schema/response.handlers.pw.h"

namespace understudy::dispatchers {

Task<absl::StatusOr<protocol::ResponseBodyResult>> HandleResponseBody(Ref<ResponseDispatcher> self,
                                                                      protocol::ResponseBodyParams, Call&) {
  protocol::ResponseBodyResult result;
  ASSIGN_OR_CO_RETURN(result.binary.data, co_await self->response()->Body());
  co_return result;
}

Task<absl::StatusOr<protocol::ResponseSecurityDetailsResult>> HandleResponseSecurityDetails(
    Ref<ResponseDispatcher> self, protocol::ResponseSecurityDetailsParams, Call&) {
  protocol::ResponseSecurityDetailsResult result;
  if (const auto& details = self->response()->start().security_details) {
    result.value.emplace();
    result.value->issuer = details->issuer;
    result.value->protocol = details->protocol;
    result.value->subject_name = details->subject_name;
    result.value->valid_from = details->valid_from;
    result.value->valid_to = details->valid_to;
  }
  co_return result;
}

Task<absl::StatusOr<protocol::ResponseServerAddrResult>> HandleResponseServerAddr(
    Ref<ResponseDispatcher> self, protocol::ResponseServerAddrParams, Call&) {
  protocol::ResponseServerAddrResult result;
  if (const auto& address = self->response()->start().server_address) {
    result.value.emplace();
    result.value->ip_address = address->ip_address;
    result.value->port = address->port;
  }
  co_return result;
}

Task<absl::StatusOr<protocol::ResponseRawResponseHeadersResult>> HandleResponseRawResponseHeaders(
    Ref<ResponseDispatcher> self, protocol::ResponseRawResponseHeadersParams, Call&) {
  const std::vector<browser::Header> headers = co_await self->response()->RawHeaders();
  protocol::ResponseRawResponseHeadersResult result;
  result.headers = ToProtocol(headers);
  co_return result;
}

Task<absl::StatusOr<protocol::ResponseHttpVersionResult>> HandleResponseHttpVersion(
    Ref<ResponseDispatcher> self, protocol::ResponseHttpVersionParams, Call&) {
  protocol::ResponseHttpVersionResult result;
  result.value = self->response()->start().http_version;
  co_return result;
}

Task<absl::StatusOr<protocol::ResponseSizesResult>> HandleResponseSizes(Ref<ResponseDispatcher> self,
                                                                        protocol::ResponseSizesParams,
                                                                        Call&) {
  const browser::RequestSizes sizes = co_await self->response()->Sizes();
  protocol::ResponseSizesResult result;
  result.sizes.request_body_size = sizes.request_body;
  result.sizes.request_headers_size = sizes.request_headers;
  result.sizes.response_body_size = sizes.response_body;
  result.sizes.response_headers_size = sizes.response_headers;
  co_return result;
}

}  // namespace understudy::dispatchers
