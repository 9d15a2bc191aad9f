"""TypeScript for the page: bundled into C++ constants, and type-checked."""

load("//tools/build_defs:embed.bzl", "embed")

def _bundle_impl(ctx):
    ctx.actions.run(
        executable = ctx.executable._tool,
        arguments = [ctx.executable._esbuild.path, ctx.file.entry.path, ctx.outputs.out.path] + [
            "--alias:%s=./%s/%s" % (name, ctx.label.package, module)
            for name, module in ctx.attr.aliases.items()
        ],
        tools = [ctx.executable._esbuild],
        inputs = ctx.files.srcs + [ctx.file.entry] + ctx.files._node_modules,
        outputs = [ctx.outputs.out],
        env = {"NODE_PATH": "external/npm/node_modules"},
        mnemonic = "Esbuild",
        progress_message = "Bundling %s" % ctx.file.entry.short_path,
    )

_bundle = rule(
    implementation = _bundle_impl,
    attrs = {
        "aliases": attr.string_dict(),
        "entry": attr.label(mandatory = True, allow_single_file = [".ts"]),
        "srcs": attr.label_list(allow_files = [".ts", ".json"]),
        "out": attr.output(mandatory = True),
        "_esbuild": attr.label(
            default = "@npm//:esbuild",
            allow_single_file = True,
            executable = True,
            cfg = "host",
        ),
        "_node_modules": attr.label(default = "@npm//:node_modules"),
        "_tool": attr.label(
            default = "//tools/build_defs:bundle.sh",
            allow_single_file = True,
            executable = True,
            cfg = "host",
        ),
    },
)

def typescript_bundle(name, entry, srcs, aliases = {}, **kwargs):
    """A cc_library with a minified bundle as the constant `understudy::injected::k<Name>` of `<package>/<name>.h`.

    The bundle, target `<name>.js`, is one expression: the value of the entry's default export, its only export.

    Args:
      name: the target and its header, in snake_case.
      entry: the module whose default export the bundle evaluates to.
      srcs: every module the entry reaches, and the tsconfig.json.
      aliases: by the name of a module of a library's, the one of the package that takes its place.
      **kwargs: passed on to cc_library.
    """
    _bundle(
        name = name + "_bundle",
        aliases = aliases,
        srcs = srcs,
        entry = entry,
        out = name + ".js",
        testonly = kwargs.get("testonly", False),
        visibility = kwargs.get("visibility", None),
    )
    embed(
        name = name,
        src = name + ".js",
        namespace = "understudy::injected",
        **kwargs
    )

_CHECK = """\
#!/bin/sh
# The compiler looks for packages beside the sources.
set -eu
checked="$TEST_TMPDIR/checked"
mkdir -p "$checked"
cp -RL . "$checked"
ln -s "$TEST_SRCDIR/npm/node_modules" "$checked/node_modules"
cd "$checked"
exec node "$TEST_SRCDIR/npm/node_modules/typescript/lib/tsc.js" --noEmit --pretty false --project {tsconfig}
"""

def _typescript_check_impl(ctx):
    script = ctx.actions.declare_file(ctx.label.name + ".sh")
    ctx.actions.write(script, _CHECK.replace("{tsconfig}", ctx.file.tsconfig.short_path), is_executable = True)
    files = ctx.files.srcs + [ctx.file.tsconfig] + ctx.files._node_modules
    return [DefaultInfo(executable = script, runfiles = ctx.runfiles(files = files))]

typescript_check_test = rule(
    implementation = _typescript_check_impl,
    test = True,
    attrs = {
        "srcs": attr.label_list(allow_files = [".ts", ".json"]),
        "tsconfig": attr.label(mandatory = True, allow_single_file = [".json"]),
        "_node_modules": attr.label(default = "@npm//:node_modules"),
    },
)

def typescript_check(name, srcs, tsconfig = "tsconfig.json", **kwargs):
    """A test that the compiler finds nothing wrong with the sources.

    Args:
      name: the test.
      srcs: the modules.
      tsconfig: the compiler's configuration.
      **kwargs: passed on to the test rule.
    """
    typescript_check_test(
        name = name,
        size = kwargs.pop("size", "small"),
        srcs = srcs,
        tsconfig = tsconfig,
        **kwargs
    )
