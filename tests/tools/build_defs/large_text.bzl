"""A file larger than the longest string literal the C++ standard asks compilers for."""

def _large_text_impl(ctx):
    ctx.actions.write(ctx.outputs.out, "0123456789\n" * 7000)

large_text = rule(
    implementation = _large_text_impl,
    attrs = {"out": attr.output(mandatory = True)},
)
