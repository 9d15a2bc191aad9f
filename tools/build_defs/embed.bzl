"""Data files as C++ constants."""

def pascal_case(name):
    """"web_socket" -> "WebSocket"."""
    return "".join([part.capitalize() for part in name.replace("-", "_").replace(".", "_").split("_")])

def _embed_files_impl(ctx):
    ctx.actions.run(
        executable = ctx.executable._tool,
        arguments = [
            ctx.file.src.path,
            ctx.outputs.header.path,
            ctx.outputs.source.path,
            ctx.outputs.header.short_path,
            ctx.attr.namespace,
            ctx.attr.constant,
        ],
        inputs = [ctx.file.src],
        outputs = [ctx.outputs.header, ctx.outputs.source],
        mnemonic = "Embed",
        progress_message = "Embedding %s" % ctx.file.src.short_path,
    )

_embed_files = rule(
    implementation = _embed_files_impl,
    attrs = {
        "src": attr.label(mandatory = True, allow_single_file = True),
        "header": attr.output(mandatory = True),
        "source": attr.output(mandatory = True),
        "namespace": attr.string(mandatory = True),
        "constant": attr.string(mandatory = True),
        "_tool": attr.label(default = "//tools/build_defs:embed", executable = True, cfg = "host"),
    },
)

def embed(name, src, namespace = "understudy::embedded", **kwargs):
    """A cc_library whose header `<package>/<name>.h` holds the bytes of a file.

    The constant is `<namespace>::k<Name>`, a constexpr std::string_view; a NUL follows its last byte.

    Args:
      name: the target and its header, in snake_case.
      src: the file, of any size and any bytes.
      namespace: the C++ namespace of the constant.
      **kwargs: passed on to cc_library.
    """
    _embed_files(
        name = name + "_embed_files",
        src = src,
        constant = "k" + pascal_case(name),
        header = name + ".h",
        namespace = namespace,
        source = name + ".embed.cc",
        testonly = kwargs.get("testonly", False),
        visibility = ["//visibility:private"],
    )
    native.cc_library(
        name = name,
        srcs = [name + ".embed.cc"],
        hdrs = [name + ".h"],
        **kwargs
    )
