"""The DevTools protocol as C++."""

def _cdp_sources_impl(ctx):
    ctx.actions.run(
        executable = ctx.executable._tool,
        arguments = [
            ctx.file.subset.path,
            ctx.outputs.outs[0].dirname,
            ",".join(ctx.attr.domains),
        ] + [document.path for document in ctx.files.documents],
        inputs = [ctx.file.subset] + ctx.files.documents,
        outputs = ctx.outputs.outs,
        mnemonic = "CdpCodegen",
        progress_message = "Generating the DevTools protocol",
    )

_cdp_sources = rule(
    implementation = _cdp_sources_impl,
    attrs = {
        "subset": attr.label(mandatory = True, allow_single_file = True),
        "documents": attr.label_list(mandatory = True, allow_files = [".json"]),
        "domains": attr.string_list(mandatory = True),
        "outs": attr.output_list(mandatory = True),
        "_tool": attr.label(default = "//server/chromium/cdp/codegen", executable = True, cfg = "host"),
    },
)

def cdp_library(name, subset, documents, domains, deps, **kwargs):
    """A cc_library with `<package>/<domain>.h` for each domain that the subset needs.

    Args:
      name: the target.
      subset: the file that lists the commands and events wanted.
      documents: the published protocol documents.
      domains: in snake_case; the generator fails unless they are exactly those the subset needs.
      deps: what the generated code includes.
      **kwargs: passed on to cc_library.
    """
    headers = [domain + ".h" for domain in domains]
    sources = [domain + ".cc" for domain in domains]
    _cdp_sources(
        name = name + "_sources",
        documents = documents,
        domains = domains,
        outs = headers + sources,
        subset = subset,
        visibility = ["//visibility:private"],
    )
    native.cc_library(
        name = name,
        srcs = sources,
        hdrs = headers,
        deps = deps,
        **kwargs
    )
