/* bw-accessible.c: what those hear who do not see a widget
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-accessible.h"

/* Set of a widget that was given a name. */
static GQuark
own_name_quark (void)
{
  return g_quark_from_static_string ("bw-accessible-own-name");
}

/* Set of a button whose name follows what can be read on it. */
static GQuark
followed_quark (void)
{
  return g_quark_from_static_string ("bw-accessible-followed");
}

static void
set_name (GtkAccessible *accessible,
          const char    *name)
{
  gtk_accessible_reset_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* What can be read on it is the text of the label that the button has made. */
static void
name_button (GtkButton *button)
{
  GtkWidget *child = gtk_button_get_child (button);

  if (!gtk_button_get_use_underline (button) || !GTK_IS_LABEL (child)
      || g_object_get_qdata (G_OBJECT (button), own_name_quark ()) != NULL)
    return;

  set_name (GTK_ACCESSIBLE (button), gtk_label_get_text (GTK_LABEL (child)));
}

static void
on_button_notify_label_cb (GtkButton *button)
{
  g_assert (GTK_IS_BUTTON (button));

  name_button (button);
}

static gboolean
on_widget_map_cb (GSignalInvocationHint *hint,
                  guint                  n_values,
                  const GValue          *values,
                  gpointer               data)
{
  GtkButton *button = g_value_get_object (&values[0]);

  if (!GTK_IS_BUTTON (button) || !gtk_button_get_use_underline (button)
      || g_object_get_qdata (G_OBJECT (button), followed_quark ()) != NULL)
    return G_SOURCE_CONTINUE;

  g_object_set_qdata (G_OBJECT (button), followed_quark (), button);
  g_signal_connect (button, "notify::label", G_CALLBACK (on_button_notify_label_cb), NULL);
  name_button (button);
  return G_SOURCE_CONTINUE;
}

static void
on_label_notify_label_cb (GtkLabel *label)
{
  g_assert (GTK_IS_LABEL (label));

  gtk_accessible_update_property (GTK_ACCESSIBLE (label),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_text (label),
                                  -1);
}

/**
 * bw_accessible_set_label:
 * @accessible: a widget
 * @label: its name, of a button more than what can be read on it: "Remind North Bank"
 *
 * Names @accessible, whatever stands in it.
 *
 * A button with a label, and a drop-down, tell that they are labelled by what is in them.
 * A label of their own comes before that in GTK 4.8 and after it in GTK 4.18, which follows
 * the order of ARIA (Accessible Name and Description Computation 1.2, 4.3.2, steps 2B and
 * 2D). So what they tell by themselves is taken back; to be called after the label that is
 * seen is set. Of a drop-down the focus comes to the button in it, which is named too.
 */
void
bw_accessible_set_label (GtkAccessible *accessible,
                         const char    *label)
{
  g_return_if_fail (GTK_IS_ACCESSIBLE (accessible));
  g_return_if_fail (label != NULL);

  g_object_set_qdata (G_OBJECT (accessible), own_name_quark (), accessible);
  set_name (accessible, label);
  if (GTK_IS_DROP_DOWN (accessible))
    bw_accessible_set_label (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (accessible))), label);
}

/**
 * bw_accessible_follow_buttons:
 *
 * Names each button with a mnemonic by what can be read on it, once and without the sign
 * that underlines a key: “Write…”. To be called once, before there are windows.
 *
 * GTK 4.8 makes such a name of the label as it was given and of the text that stands there,
 * one after the other: “_Write… Write…”. It is put right when the button is first mapped,
 * wherever it comes from, a dialog of a library too, and whenever its label is set again.
 */
void
bw_accessible_follow_buttons (void)
{
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, on_widget_map_cb, NULL, NULL);
}

/**
 * bw_accessible_new_sign:
 * @icon_name: (nullable): name of the icon
 *
 * An image that nobody who does not see it misses: what it says stands beside it, or is
 * the name of what it stands in. GTK would call it by its class.
 *
 * Returns: (transfer floating): a GtkImage
 */
GtkWidget *
bw_accessible_new_sign (const char *icon_name)
{
  return g_object_new (GTK_TYPE_IMAGE, "icon-name", icon_name,
                       "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
}

/**
 * bw_accessible_follow_text:
 * @label: one whose role is `alert`
 *
 * Names @label by what it says, from now on.
 *
 * An alert gets no name from its content (WAI-ARIA 1.2, 5.2.8.6), and GTK
 * 4.18 gives none; GTK 4.8 does.
 */
void
bw_accessible_follow_text (GtkLabel *label)
{
  g_return_if_fail (GTK_IS_LABEL (label));

  g_signal_connect (label, "notify::label", G_CALLBACK (on_label_notify_label_cb), NULL);
  on_label_notify_label_cb (label);
}

/**
 * bw_accessible_hide_covered:
 * @stack: a stack that has got another child, or shows another one
 *
 * Whoever goes through the window by ear comes to what @stack shows, and not to its other
 * children, which GTK tells as if they were to be seen.
 */
void
bw_accessible_hide_covered (GtkStack *stack)
{
  GtkWidget *shown;

  g_return_if_fail (GTK_IS_STACK (stack));

  shown = gtk_stack_get_visible_child (stack);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (stack)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN, child != shown, -1);
}

/**
 * bw_accessible_mark_invalid:
 * @field: what was typed or chosen
 * @is_invalid: whether it cannot be used
 */
void
bw_accessible_mark_invalid (GtkWidget *field,
                            gboolean   is_invalid)
{
  GtkAccessibleInvalidState state = is_invalid ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE;

  g_return_if_fail (GTK_IS_WIDGET (field));

  if (is_invalid)
    gtk_widget_add_css_class (field, "error");
  else
    gtk_widget_remove_css_class (field, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID, state, -1);
}
