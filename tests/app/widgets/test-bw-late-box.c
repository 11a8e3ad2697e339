/* test-bw-late-box.c: a column whose children join it one a frame
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-late-box.h"

#include <adwaita.h>

/* The second is not visible; what has the focus first stands in the third. */
static const char form[] =
  "<interface>"
  "  <object class='GtkWindow' id='window'>"
  "    <property name='child'>"
  "      <object class='BwLateBox' id='box'>"
  "        <property name='spacing'>6</property>"
  "        <property name='focus'>entry</property>"
  "        <child><object class='GtkLabel' id='first'><property name='label'>one</property></object></child>"
  "        <child><object class='GtkLabel' id='second'><property name='visible'>False</property></object></child>"
  "        <child><object class='GtkBox' id='third'>"
  "          <child><object class='GtkEntry' id='entry'/></child>"
  "        </object></child>"
  "        <child><object class='GtkLabel' id='fourth'><property name='label'>four</property></object></child>"
  "        <child><object class='GtkLabel' id='fifth'><property name='label'>five</property></object></child>"
  "      </object>"
  "    </property>"
  "  </object>"
  "</interface>";

static GtkBuilder *
make_form (void)
{
  g_type_ensure (BW_TYPE_LATE_BOX);
  return gtk_builder_new_from_string (form, -1);
}

static GtkWidget *
get_widget (GtkBuilder *builder,
            const char *id)
{
  return GTK_WIDGET (gtk_builder_get_object (builder, id));
}

static guint
count_children (GtkWidget *box)
{
  guint n_children = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    n_children++;
  return n_children;
}

static void
test_join (void)
{
  g_autoptr (GtkBuilder) builder = make_form ();
  GtkWidget *window = get_widget (builder, "window");
  GtkWidget *box = get_widget (builder, "box");
  GtkWidget *fourth = get_widget (builder, "fourth");
  GtkWidget *fifth = get_widget (builder, "fifth");
  guint before;

  /* Down to the focus all can be measured; what has not joined can be set as any other. */
  g_assert_cmpuint (count_children (box), ==, 3);
  g_assert_null (gtk_widget_get_parent (fourth));
  gtk_label_set_label (GTK_LABEL (fourth), "last");

  /* Whoever types on types into the entry. */
  gtk_window_present (GTK_WINDOW (window));
  g_assert_cmpuint (count_children (box), ==, 3);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), get_widget (builder, "entry")));
  before = count_children (box);
  while (gtk_widget_get_parent (fifth) == NULL)
    {
      guint now;

      g_main_context_iteration (NULL, TRUE);
      now = count_children (box);
      g_assert_cmpuint (now - before, <=, 1);
      before = now;
    }

  g_assert_cmpuint (count_children (box), ==, 5);
  g_assert_true (gtk_widget_get_first_child (box) == get_widget (builder, "first"));
  g_assert_true (gtk_widget_get_prev_sibling (fifth) == fourth);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), get_widget (builder, "entry")));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Closed before all have joined: nothing is left. */
static void
test_closed (void)
{
  GtkBuilder *builder = make_form ();
  GtkWidget *window = get_widget (builder, "window");
  GtkWidget *box = g_object_ref (get_widget (builder, "box"));
  GtkWidget *fourth = g_object_ref (get_widget (builder, "fourth"));

  gtk_window_present (GTK_WINDOW (window));
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_null (gtk_widget_get_parent (fourth));
  g_assert_finalize_object (builder);
  g_assert_finalize_object (box);
  g_assert_finalize_object (fourth);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/late-box/join", test_join);
  g_test_add_func ("/app/late-box/closed", test_closed);
  return g_test_run ();
}
