"""The npm packages of a committed lock file, as a repository."""

_BUILD = """\
package(default_visibility = ["//visibility:public"])

# A static binary: bundling runs no Node.js.
filegroup(
    name = "esbuild",
    srcs = ["node_modules/@esbuild/linux-x64/bin/esbuild"],
)

filegroup(
    name = "tsc",
    srcs = ["node_modules/typescript/lib/tsc.js"],
)

filegroup(
    name = "node_modules",
    srcs = glob(
        ["node_modules/**"],
        exclude = [
            "node_modules/@esbuild/**",
            "node_modules/.bin/**",
            "**/* *",
        ],
    ),
)
"""

def _npm_ci_impl(repository_ctx):
    for file in [repository_ctx.attr.package_json, repository_ctx.attr.package_lock, repository_ctx.attr.npmrc]:
        repository_ctx.symlink(file, file.name)
    npm = repository_ctx.which("npm")
    if not npm:
        fail("npm is missing. Install it with tools/install-deps, or:\n\n    sudo apt-get install --yes npm\n")
    repository_ctx.report_progress("npm ci")
    install = repository_ctx.execute(
        [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
        timeout = 600,
    )
    if install.return_code != 0:
        fail("npm ci failed:\n" + install.stdout + install.stderr)
    repository_ctx.file("BUILD.bazel", _BUILD)

npm_ci = repository_rule(
    implementation = _npm_ci_impl,
    doc = "Installs exactly what the lock file names, without running any package's install script.",
    attrs = {
        "package_json": attr.label(mandatory = True, allow_single_file = True),
        "package_lock": attr.label(mandatory = True, allow_single_file = True),
        "npmrc": attr.label(mandatory = True, allow_single_file = True),
    },
)
