"""The C++ files that programs are made of."""

_Sources = provider(
    doc = "Sources of a target and of all that it is made of.",
    fields = ["files"],
)

def _collect_impl(_target, ctx):
    own = []
    for attribute in ["srcs", "hdrs"]:
        for label in getattr(ctx.rule.attr, attribute, []):
            own += [file for file in label.files.to_list() if file.is_source and file.extension in ["h", "cc"]]
    deps = [dep[_Sources].files for dep in getattr(ctx.rule.attr, "deps", []) if _Sources in dep]
    return [_Sources(files = depset(own, transitive = deps))]

_collect = aspect(
    implementation = _collect_impl,
    attr_aspects = ["deps"],
)

def _ours(file):
    return not file.owner.workspace_name and not file.short_path.startswith("third_party/")

def _cpp_sources_impl(ctx):
    files = depset(transitive = [program[_Sources].files for program in ctx.attr.programs])
    ours = depset([file for file in files.to_list() if _ours(file)])
    return [DefaultInfo(files = ours, runfiles = ctx.runfiles(transitive_files = ours))]

cpp_sources = rule(
    implementation = _cpp_sources_impl,
    doc = "A filegroup of the sources of programs and of all our libraries they are linked from.",
    attrs = {
        "programs": attr.label_list(
            mandatory = True,
            aspects = [_collect],
        ),
    },
)
