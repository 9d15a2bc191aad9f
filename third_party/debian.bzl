"""Binds the Debian packages that this project builds on.

`@debian` holds a `packages.bzl` with the installed versions, and for each library of third_party a linker
script that names its archives. Both change when a package does, so an upgrade rebuilds and relinks.
"""

_LIB_DIR = "/usr/lib/x86_64-linux-gnu"

# Linker script -> package and the archives in it, by name or as a glob.
_LIBRARIES = {
    "absl": ("libabsl-dev", "libabsl_*.a"),
    "boost_json": ("libboost-json1.81-dev", "libboost_json.a"),
    "boost_url": ("libboost-url1.81-dev", "libboost_url.a"),
    "boost_container": ("libboost1.81-dev", "libboost_container.a"),
    "gtest": ("libgtest-dev", "libgtest.a"),
    "gmock": ("libgmock-dev", "libgmock.a"),
    "gmock_main": ("libgmock-dev", "libgmock_main.a"),
    "pcre2_16": ("libpcre2-dev", "libpcre2-16.a"),
    "protobuf": ("libprotobuf-dev", "libprotobuf.a"),
    "protoc": ("libprotoc-dev", "libprotoc.a"),
}

_BUILD = """\
package(default_visibility = ["//visibility:public"])

exports_files(glob(["*.a"]))

# Files import it as "google/protobuf/descriptor.proto".
proto_library(
    name = "descriptor_proto",
    srcs = ["google/protobuf/descriptor.proto"],
)
"""

def _read_packages(repository_ctx):
    text = repository_ctx.read(repository_ctx.path(repository_ctx.attr.package_list))
    return [line for line in text.split("\n") if line and not line.startswith("#")]

def _installed_version(repository_ctx, package):
    query = repository_ctx.execute(["dpkg-query", "--show", "--showformat=${db:Status-Abbrev}${Version}", package])
    if query.return_code == 0 and query.stdout.startswith("ii"):
        return query.stdout[2:].strip()
    return None

def _archives(repository_ctx, pattern):
    found = repository_ctx.execute(["sh", "-c", "ls %s/%s" % (_LIB_DIR, pattern)])
    return found.stdout.split("\n")[:-1]

def _debian_packages_impl(repository_ctx):
    packages = _read_packages(repository_ctx)
    versions = {package: _installed_version(repository_ctx, package) for package in packages}
    missing = [package for package in packages if not versions[package]]
    if missing:
        fail("Debian packages are missing. Install them with tools/install-deps, or:\n\n" +
             "    sudo apt-get install --yes " + " ".join(missing) + "\n")

    for name, (package, pattern) in _LIBRARIES.items():
        repository_ctx.file("lib%s.a" % name, "/* %s %s */\nGROUP ( %s )\n" % (
            package,
            versions[package],
            " ".join(_archives(repository_ctx, pattern)),
        ))
    repository_ctx.symlink("/usr/include/google/protobuf/descriptor.proto", "google/protobuf/descriptor.proto")
    repository_ctx.file("packages.bzl", "VERSIONS = %s\n" % versions)
    repository_ctx.file("BUILD.bazel", _BUILD)

debian_packages = repository_rule(
    implementation = _debian_packages_impl,
    doc = "Looks up the packages of `package_list` with dpkg-query; a missing one fails with the line that installs it.",
    attrs = {
        "package_list": attr.label(mandatory = True, allow_single_file = True),
    },
    local = True,
    configure = True,
)
