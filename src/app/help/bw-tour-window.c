/* bw-tour-window.c: what stands where on the screen, in five steps
 *
 * A stack and not a carousel: one step is in the accessibility tree at a time, and it
 * stands still where a person wants no motion.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-tour-window.h"

#include "bw-guide-section.h"

#include <glib/gi18n.h>

struct _BwTourWindow
{
  AdwWindow parent_instance;

  guint      step;

  GtkStack  *stack;
  GtkLabel  *progress;
  GtkWidget *back;
  GtkButton *next;
  GtkWidget *skip;
};

G_DEFINE_FINAL_TYPE (BwTourWindow, bw_tour_window, ADW_TYPE_WINDOW)

static const struct
{
  const char     *icon_name;
  BwGuideSection  text;
} steps[] = {
  { "bw-overview-symbolic",
    { N_("Which area, which page"),
      N_("The line at the top says which area is shown, the column at the left which page. Press a part of the line "
         "to widen; {win.list-parts} lists the areas below, {win.search} finds any place."), NULL } },
  { "bw-live-symbolic",
    { N_("How old, and how sure"),
      N_("The pill at the top right says whether what is shown is now. Each figure has its own time; press it to see "
         "what it is made of. “Not reported” is never zero."), NULL } },
  { "bw-bell-symbolic",
    { N_("What needs a person"),
      N_("The bell counts it; {win.list-alerts} lists it, the most urgent first. Press a row to go there."), NULL } },
  { "input-keyboard-symbolic",
    { N_("Everything by keyboard"),
      N_("{win.show-shortcuts} lists all keys. Tab goes on, Enter opens, Esc closes. {win.print} prints the briefing "
         "of what is shown."), NULL } },
  { "help-about-symbolic",
    { N_("If you do not know what to do"),
      N_("{win.show-guide} opens the guide for your task: also for what to do offline, or when something was not "
         "taken. For a token, ask the administrator of your headquarters."), NULL } },
};

static void
show_step (BwTourWindow *self)
{
  g_autofree char *name = g_strdup_printf ("%u", self->step);
  g_autofree char *progress = NULL;
  gboolean is_last = self->step + 1 == G_N_ELEMENTS (steps);

  /* Translators: which step of how many: "2 of 5" */
  progress = g_strdup_printf (C_("tour", "%u of %u"), self->step + 1, (guint) G_N_ELEMENTS (steps));
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_label_set_label (self->progress, progress);
  gtk_widget_set_sensitive (self->back, self->step > 0);
  gtk_widget_set_visible (self->skip, !is_last);
  gtk_button_set_label (self->next, is_last ? _("_Begin") : _("_Next"));
}

static void
add_step (BwTourWindow *self,
          guint         step)
{
  g_autofree char *name = g_strdup_printf ("%u", step);
  g_autofree char *markup = bw_guide_section_dup_lead (&steps[step].text);
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", steps[step].icon_name, "pixel-size", 64,
                                  "margin-bottom", 10, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", _(steps[step].text.title), "wrap", TRUE, "justify",
                                   GTK_JUSTIFY_CENTER, NULL);
  GtkWidget *text = g_object_new (GTK_TYPE_LABEL, "label", markup, "use-markup", TRUE, "wrap", TRUE, "wrap-mode",
                                  PANGO_WRAP_WORD_CHAR, "justify", GTK_JUSTIFY_CENTER, "max-width-chars", 46, NULL);

  gtk_widget_set_valign (page, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (icon, "accent-text");
  gtk_widget_add_css_class (title, "title-2");
  gtk_box_append (GTK_BOX (page), icon);
  gtk_box_append (GTK_BOX (page), title);
  gtk_box_append (GTK_BOX (page), text);
  gtk_stack_add_named (self->stack, page, name);
}

static void
on_back_clicked_cb (BwTourWindow *self,
                    GtkButton    *button)
{
  g_assert (BW_IS_TOUR_WINDOW (self));

  bw_tour_window_set_step (self, self->step - 1);
}

static void
on_next_clicked_cb (BwTourWindow *self,
                    GtkButton    *button)
{
  g_assert (BW_IS_TOUR_WINDOW (self));

  if (self->step + 1 < G_N_ELEMENTS (steps))
    bw_tour_window_set_step (self, self->step + 1);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
bw_tour_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BW_TYPE_TOUR_WINDOW);

  G_OBJECT_CLASS (bw_tour_window_parent_class)->dispose (object);
}

static void
bw_tour_window_class_init (BwTourWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_tour_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/help/bw-tour-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BwTourWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, BwTourWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, BwTourWindow, back);
  gtk_widget_class_bind_template_child (widget_class, BwTourWindow, next);
  gtk_widget_class_bind_template_child (widget_class, BwTourWindow, skip);
  gtk_widget_class_bind_template_callback (widget_class, on_back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_next_clicked_cb);
}

static void
bw_tour_window_init (BwTourWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    add_step (self, i);
  show_step (self);
}

/**
 * bw_tour_window_new:
 * @parent: the window that it stands above
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
bw_tour_window_new (GtkWindow *parent)
{
  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);

  return g_object_new (BW_TYPE_TOUR_WINDOW, "transient-for", parent, NULL);
}

/**
 * bw_tour_window_get_n_steps:
 * @self: a tour
 *
 * Returns: how many steps it has
 */
guint
bw_tour_window_get_n_steps (BwTourWindow *self)
{
  g_return_val_if_fail (BW_IS_TOUR_WINDOW (self), 0);

  return G_N_ELEMENTS (steps);
}

/**
 * bw_tour_window_get_step:
 * @self: a tour
 *
 * Returns: which one is shown, from 0
 */
guint
bw_tour_window_get_step (BwTourWindow *self)
{
  g_return_val_if_fail (BW_IS_TOUR_WINDOW (self), 0);

  return self->step;
}

/**
 * bw_tour_window_set_step:
 * @self: a tour
 * @step: which one is shown, from 0
 */
void
bw_tour_window_set_step (BwTourWindow *self,
                         guint         step)
{
  g_return_if_fail (BW_IS_TOUR_WINDOW (self));
  g_return_if_fail (step < G_N_ELEMENTS (steps));

  self->step = step;
  show_step (self);
}
