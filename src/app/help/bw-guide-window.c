/* bw-guide-window.c: a guide, its tasks at the side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-guide-window.h"

#include "bw-accessible.h"

#include <glib/gi18n.h>

struct _BwGuideWindow
{
  AdwWindow parent_instance;

  GtkDropDown       *role;
  GtkEditable       *search;
  GtkListBox        *tasks;
  GtkScrolledWindow *scroller;
  GtkLabel          *title;
  GtkLabel          *lead;
  GtkBox            *steps;
};

G_DEFINE_FINAL_TYPE (BwGuideWindow, bw_guide_window, ADW_TYPE_WINDOW)

static GQuark
get_section_quark (void)
{
  return g_quark_from_static_string ("bw-guide-section");
}

static const BwGuideSection *
get_section (GtkListBoxRow *row)
{
  return g_object_get_qdata (G_OBJECT (row), get_section_quark ());
}

static void
add_step (BwGuideWindow *self,
          const char    *markup)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *mark = g_object_new (GTK_TYPE_LABEL, "label", "•", "valign", GTK_ALIGN_START,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *text = g_object_new (GTK_TYPE_LABEL, "label", markup, "use-markup", TRUE, "wrap", TRUE,
                                  "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0, "hexpand", TRUE, NULL);

  gtk_box_append (GTK_BOX (row), mark);
  gtk_box_append (GTK_BOX (row), text);
  gtk_box_append (self->steps, row);
}

static void
show_section (BwGuideWindow        *self,
              const BwGuideSection *section)
{
  g_autofree char *lead = bw_guide_section_dup_lead (section);
  g_autofree char *steps = bw_guide_section_dup_steps (section);
  g_auto (GStrv) lines = g_strsplit (steps, "\n", -1);
  GtkWidget *child;

  gtk_label_set_label (self->title, _(section->title));
  gtk_label_set_markup (self->lead, lead);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->steps))) != NULL)
    gtk_box_remove (self->steps, child);
  for (guint i = 0; lines[i] != NULL; i++)
    add_step (self, lines[i]);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0.0);
}

static void
select_first (BwGuideWindow *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->tasks, i)) != NULL; i++)
    {
      if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
        {
          gtk_list_box_select_row (self->tasks, row);
          return;
        }
    }
}

static void
add_task (BwGuideWindow        *self,
          const BwGuideSection *section)
{
  GtkWidget *label = gtk_label_new (_(section->title));
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  g_object_set_qdata (G_OBJECT (row), get_section_quark (), (gpointer) section);
  bw_accessible_set_label (GTK_ACCESSIBLE (row), _(section->title));
  gtk_list_box_append (self->tasks, row);
}

static void
fill (BwGuideWindow *self)
{
  const BwGuideSection * const *sections = bw_guide_get_sections (gtk_drop_down_get_selected (self->role));
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->tasks, 0)) != NULL)
    gtk_list_box_remove (self->tasks, GTK_WIDGET (row));
  for (guint i = 0; sections[i] != NULL; i++)
    add_task (self, sections[i]);
  gtk_list_box_invalidate_filter (self->tasks);
  select_first (self);
}

static gboolean
on_row_filter_cb (GtkListBoxRow *row,
                  gpointer       user_data)
{
  BwGuideWindow *self = user_data;

  return bw_guide_section_matches (get_section (row), gtk_editable_get_text (self->search));
}

static void
on_search_changed_cb (BwGuideWindow *self,
                      GtkEditable   *search)
{
  g_assert (BW_IS_GUIDE_WINDOW (self));

  gtk_list_box_invalidate_filter (self->tasks);
  select_first (self);
}

static void
on_role_selected_cb (BwGuideWindow *self,
                     GParamSpec    *pspec,
                     GtkDropDown   *role)
{
  g_assert (BW_IS_GUIDE_WINDOW (self));

  fill (self);
}

static void
on_task_selected_cb (BwGuideWindow *self,
                     GtkListBoxRow *row,
                     GtkListBox    *tasks)
{
  g_assert (BW_IS_GUIDE_WINDOW (self));

  if (row != NULL)
    show_section (self, get_section (row));
}

static void
bw_guide_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BW_TYPE_GUIDE_WINDOW);

  G_OBJECT_CLASS (bw_guide_window_parent_class)->dispose (object);
}

static void
bw_guide_window_class_init (BwGuideWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_guide_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/help/bw-guide-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BwGuideWindow, role);
  gtk_widget_class_bind_template_child (widget_class, BwGuideWindow, search);
  gtk_widget_class_bind_template_child (widget_class, BwGuideWindow, tasks);
  gtk_widget_class_bind_template_child (widget_class, BwGuideWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, BwGuideWindow, title);
  gtk_widget_class_bind_template_child (widget_class, BwGuideWindow, lead);
  gtk_widget_class_bind_template_child (widget_class, BwGuideWindow, steps);
  gtk_widget_class_bind_template_callback (widget_class, on_role_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_task_selected_cb);
}

static void
bw_guide_window_init (BwGuideWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_list_box_set_filter_func (self->tasks, on_row_filter_cb, self, NULL);
  bw_accessible_set_label (GTK_ACCESSIBLE (self->role), _("Whose guide"));
}

/**
 * bw_guide_window_new:
 * @parent: the window that it stands above
 * @guide: which it begins with
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
bw_guide_window_new (GtkWindow *parent,
                     BwGuide    guide)
{
  g_autoptr (GtkStringList) roles = gtk_string_list_new (NULL);
  BwGuideWindow *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);

  self = g_object_new (BW_TYPE_GUIDE_WINDOW, "transient-for", parent, NULL);
  for (guint i = BW_GUIDE_COMMANDER; i <= BW_GUIDE_STAFF; i++)
    gtk_string_list_append (roles, bw_guide_get_title (i));
  gtk_drop_down_set_model (self->role, G_LIST_MODEL (roles));
  gtk_drop_down_set_selected (self->role, guide);
  fill (self);
  return GTK_WIDGET (self);
}
