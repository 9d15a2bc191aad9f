"""Runs the protocol's protoc plugin over the schema."""

def _pw_sources_impl(ctx):
    info = ctx.attr.schema[ProtoInfo]
    outputs = []
    for name in ctx.attr.outs:
        outputs.append(ctx.actions.declare_file(name))
    args = ctx.actions.args()
    args.add("--plugin=protoc-gen-pw=" + ctx.executable._plugin.path)
    args.add_joined("--descriptor_set_in", info.transitive_descriptor_sets, join_with = ":")
    args.add("--pw_out=emit=%s:%s" % (ctx.attr.emit, ctx.bin_dir.path))
    args.add_all([src.short_path for src in info.direct_sources])
    ctx.actions.run(
        executable = ctx.executable._protoc,
        arguments = [args],
        inputs = info.transitive_descriptor_sets,
        outputs = outputs,
        tools = [ctx.executable._plugin],
        mnemonic = "PwProtocol",
        progress_message = "Generating the protocol's %s" % ctx.attr.emit,
    )
    return [DefaultInfo(
        files = depset(outputs),
        runfiles = ctx.runfiles(files = outputs),
    )]

pw_sources = rule(
    implementation = _pw_sources_impl,
    doc = "One kind of the plugin's output for a whole schema.",
    attrs = {
        "emit": attr.string(
            mandatory = True,
            values = ["structs", "tables", "handlers", "dispatch", "support"],
        ),
        "outs": attr.string_list(
            mandatory = True,
            doc = "The files that come out, in this package.",
        ),
        "schema": attr.label(
            mandatory = True,
            providers = [ProtoInfo],
        ),
        "_plugin": attr.label(
            cfg = "exec",
            default = "//protocol/codegen:protoc-gen-pw",
            executable = True,
        ),
        "_protoc": attr.label(
            cfg = "exec",
            default = "@com_google_protobuf//:protoc",
            executable = True,
        ),
    },
)
