"""A C++ library that a Debian package provides."""

load("@debian//:packages.bzl", "VERSIONS")

def debian_library(name, package, archives = [], defines = [], **kwargs):
    """A cc_library over headers in /usr/include and archives bound by //third_party:debian.bzl.

    Args:
      name: the target's name.
      package: the Debian package; its version is part of every compile command, so an upgrade rebuilds.
      archives: names from the list in debian.bzl.
      defines: further preprocessor definitions for everything that uses the library.
      **kwargs: passed on to cc_library.
    """
    version = "DEBIAN_%s=%s" % (
        package.replace(".", "_").replace("-", "_").replace("+", "x").upper(),
        VERSIONS[package].replace("~", "_").replace("+", "_").replace(":", "_"),
    )
    native.cc_library(
        name = name,
        srcs = kwargs.pop("srcs", []) + ["@debian//:lib%s.a" % archive for archive in archives],
        defines = defines + [version],
        visibility = ["//visibility:public"],
        **kwargs
    )
