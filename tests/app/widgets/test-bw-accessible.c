/* test-bw-accessible.c: a name of its own comes before what stands in a widget
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-accessible.h"

#include <adwaita.h>

/* What decides in releases that ask the relation first. */
static void
check_named (GtkWidget  *widget,
             const char *name)
{
  g_object_ref_sink (widget);
  bw_accessible_set_label (GTK_ACCESSIBLE (widget), name);
  g_assert_false (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  g_assert_finalize_object (widget);
}

static void
test_button (void)
{
  GtkWidget *button = gtk_button_new_with_label ("Remind");

  /* As later releases do by themselves. */
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, gtk_button_get_child (GTK_BUTTON (button)), NULL,
                                  -1);
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  check_named (button, "Remind North Bank");
}

static void
test_drop_down (void)
{
  check_named (gtk_drop_down_new_from_strings ((const char *[]) { "Not checked", NULL }), "Registration");
}

/* A label that is set again stays what it is; so does the name. */
static void
test_label_again (void)
{
  GtkWidget *button = g_object_ref_sink (gtk_button_new_with_label ("Remind"));

  bw_accessible_set_label (GTK_ACCESSIBLE (button), "Remind North Bank");
  gtk_button_set_label (GTK_BUTTON (button), "Remind again");
  g_assert_false (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  g_assert_finalize_object (button);
}

/* A fault that is told later is heard, too. */
static void
test_follow_text (void)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", "No fault", "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT,
                                   NULL);

  g_object_ref_sink (label);
  bw_accessible_follow_text (GTK_LABEL (label));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, "No fault");
  gtk_label_set_text (GTK_LABEL (label), "Give a quantity");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, "Give a quantity");
  g_assert_finalize_object (label);
}

static gboolean
is_hidden (GtkWidget *widget)
{
  return gtk_test_accessible_check_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE) == NULL;
}

/* What is not shown is not told. */
static void
test_stack (void)
{
  GtkWidget *stack = g_object_ref_sink (gtk_stack_new ());
  GtkWidget *first = gtk_label_new ("Overview");
  GtkWidget *second = gtk_label_new ("Sampling");

  gtk_stack_add_child (GTK_STACK (stack), first);
  gtk_stack_add_child (GTK_STACK (stack), second);
  bw_accessible_hide_covered (GTK_STACK (stack));
  g_assert_false (is_hidden (first));
  g_assert_true (is_hidden (second));

  gtk_stack_set_visible_child (GTK_STACK (stack), second);
  bw_accessible_hide_covered (GTK_STACK (stack));
  g_assert_true (is_hidden (first));
  g_assert_false (is_hidden (second));
  g_assert_finalize_object (stack);
}

static void
check_called (GtkWidget  *button,
              const char *name)
{
  g_assert_false (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
}

static GtkWidget *
show_in_window (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* Once, and without the sign of the mnemonic, also when it says something else later. */
static void
test_mnemonic (void)
{
  GtkWidget *button = gtk_button_new_with_mnemonic ("_Write…");
  GtkWidget *window = show_in_window (button);

  check_called (button, "Write…");
  gtk_button_set_label (GTK_BUTTON (button), "写入日志(_W)…");
  check_called (button, "写入日志(W)…");

  /* Shown again it says the same. */
  gtk_widget_set_visible (button, FALSE);
  gtk_widget_set_visible (button, TRUE);
  check_called (button, "写入日志(W)…");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A name of its own stays, whether it comes before the button is shown or after. */
static void
test_mnemonic_with_name (void)
{
  GtkWidget *button = gtk_button_new_with_mnemonic ("_Remind");
  GtkWidget *window;

  bw_accessible_set_label (GTK_ACCESSIBLE (button), "Remind North Bank");
  window = show_in_window (button);
  check_called (button, "Remind North Bank");
  bw_accessible_set_label (GTK_ACCESSIBLE (button), "Remind South Bank");
  check_called (button, "Remind South Bank");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* One that is shown: a dialog may have others for when it is narrow. */
static GtkWidget *
find_button (GtkWidget  *root,
             const char *label)
{
  if (GTK_IS_BUTTON (root) && gtk_widget_get_mapped (root)
      && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* A dialog of the library makes its buttons itself. */
static void
test_mnemonic_in_dialog (void)
{
  GtkWidget *dialog = adw_message_dialog_new (NULL, "Discard it?", NULL);
  GtkWidget *button;

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "discard", "_Discard");
  gtk_window_present (GTK_WINDOW (dialog));
  button = find_button (dialog, "_Discard");
  g_assert_nonnull (button);
  check_called (button, "Discard");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  bw_accessible_follow_buttons ();

  g_test_add_func ("/accessible/button", test_button);
  g_test_add_func ("/accessible/drop-down", test_drop_down);
  g_test_add_func ("/accessible/label-again", test_label_again);
  g_test_add_func ("/accessible/mnemonic", test_mnemonic);
  g_test_add_func ("/accessible/mnemonic-with-name", test_mnemonic_with_name);
  g_test_add_func ("/accessible/mnemonic-in-dialog", test_mnemonic_in_dialog);
  g_test_add_func ("/accessible/follow-text", test_follow_text);
  g_test_add_func ("/accessible/stack", test_stack);

  return g_test_run ();
}
