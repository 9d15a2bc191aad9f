// Written by role_table.mjs from aria-query; not to be edited.

/** All roles that an element may have. */
export const roleNames: ReadonlySet<string> = new Set((
    'alert alertdialog application article banner blockquote button caption cell checkbox code columnheader ' +
    'combobox complementary contentinfo definition deletion dialog directory document emphasis feed figure form ' +
    'generic grid gridcell group heading img insertion link list listbox listitem log main mark marquee math ' +
    'menu menubar menuitem menuitemcheckbox menuitemradio meter navigation none note option paragraph ' +
    'presentation progressbar radio radiogroup region row rowgroup rowheader scrollbar search searchbox ' +
    'separator slider spinbutton status strong subscript superscript switch tab table tablist tabpanel term ' +
    'textbox time timer toolbar tooltip tree treegrid treeitem').split(' '));

/** May take their name from what they hold. */
export const namedByContents: ReadonlySet<string> = new Set((
    'button cell checkbox columnheader gridcell heading link menuitem menuitemcheckbox menuitemradio option ' +
    'radio row rowgroup rowheader switch tab tooltip treeitem').split(' '));

/** Have no name, whatever is said of one. */
export const unnamedRoles: ReadonlySet<string> = new Set((
    'caption code deletion emphasis generic insertion mark paragraph presentation strong subscript superscript').split(' '));

/** Mean something for every role. */
export const globalAttributes: ReadonlySet<string> = new Set((
    'aria-atomic aria-busy aria-controls aria-current aria-describedby aria-details aria-dropeffect aria-flowto ' +
    'aria-grabbed aria-hidden aria-keyshortcuts aria-label aria-labelledby aria-live aria-owns aria-relevant ' +
    'aria-roledescription').split(' '));

/** Support aria-checked. */
export const checkableRoles: ReadonlySet<string> = new Set((
    'checkbox menuitemcheckbox menuitemradio option radio switch treeitem').split(' '));

/** Support aria-disabled. */
export const disablableRoles: ReadonlySet<string> = new Set((
    'application button checkbox columnheader combobox grid gridcell group link listbox menu menubar menuitem ' +
    'menuitemcheckbox menuitemradio option radio radiogroup row rowheader scrollbar searchbox separator slider ' +
    'spinbutton switch tab tablist textbox toolbar tree treegrid treeitem').split(' '));

/** Support aria-expanded. */
export const expandableRoles: ReadonlySet<string> = new Set((
    'application button checkbox columnheader combobox gridcell link listbox menuitem menuitemcheckbox ' +
    'menuitemradio row rowheader switch tab treeitem').split(' '));

/** Support aria-invalid. */
export const invalidatableRoles: ReadonlySet<string> = new Set((
    'application checkbox columnheader combobox gridcell listbox radiogroup rowheader searchbox slider ' +
    'spinbutton switch textbox tree treegrid').split(' '));

/** Support aria-level. */
export const levelledRoles: ReadonlySet<string> = new Set((
    'heading listitem row tablist treeitem').split(' '));

/** Support aria-pressed. */
export const pressableRoles: ReadonlySet<string> = new Set((
    'button').split(' '));

/** Support aria-readonly. */
export const readonlyRoles: ReadonlySet<string> = new Set((
    'checkbox columnheader combobox grid gridcell listbox menuitemcheckbox menuitemradio radiogroup rowheader ' +
    'searchbox slider spinbutton switch textbox treegrid').split(' '));

/** Support aria-selected. */
export const selectableRoles: ReadonlySet<string> = new Set((
    'columnheader gridcell option row rowheader tab treeitem').split(' '));
