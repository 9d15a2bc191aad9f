"""Bazel's native protobuf rules under the name its own tools load them by."""

proto_lang_toolchain = native.proto_lang_toolchain
proto_library = native.proto_library
