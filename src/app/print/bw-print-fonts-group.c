/* bw-print-fonts-group.c: chooses the fonts of printed sheets, one for each role
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-print-fonts-group.h"

#include "bw-accessible.h"
#include "bw-briefing-typefaces.h"
#include "bw-print-fonts.h"

#include <glib/gi18n.h>

struct _BwPrintFontsGroup
{
  AdwPreferencesGroup parent_instance;

  GSettings    *settings;    /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned) */
  AdwComboRow  *rows[BW_N_BRIEFING_ROLES];
  GStrv         families[BW_N_BRIEFING_ROLES]; /* (owned) (nullable): not read yet */
  gboolean      is_filling;
};

G_DEFINE_FINAL_TYPE (BwPrintFontsGroup, bw_print_fonts_group, ADW_TYPE_PREFERENCES_GROUP)

static void
free_lists (gpointer data)
{
  GStrv *lists = data;

  for (guint i = 0; i < BW_N_BRIEFING_ROLES; i++)
    g_strfreev (lists[i]);
  g_free (lists);
}

/* A font that was chosen and is not there. */
static void
show_state (BwPrintFontsGroup *self,
            guint              role)
{
  g_autofree char *chosen = g_settings_get_string (self->settings, bw_print_fonts_get_key ((BwBriefingRole) role));
  const char * const *families = (const char * const *) self->families[role];
  gboolean is_missing = *chosen != '\0' && families != NULL && !g_strv_contains (families, chosen);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->rows[role]), is_missing
                               ? _("Not installed: nothing can be printed until another one is chosen") : "");
  bw_accessible_mark_invalid (GTK_WIDGET (self->rows[role]), is_missing);
}

/* The list says all that can be chosen, and what is chosen even if it is not there. */
static void
fill_row (BwPrintFontsGroup *self,
          guint              role)
{
  g_autofree char *chosen = g_settings_get_string (self->settings, bw_print_fonts_get_key ((BwBriefingRole) role));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const char * const *families = (const char * const *) self->families[role];
  guint selected = 0;

  gtk_string_list_append (names, _("Automatic"));
  for (guint i = 0; families != NULL && families[i] != NULL; i++)
    {
      if (g_str_equal (families[i], chosen))
        selected = i + 1;
      gtk_string_list_append (names, families[i]);
    }
  if (*chosen != '\0' && selected == 0)
    {
      selected = g_list_model_get_n_items (G_LIST_MODEL (names));
      gtk_string_list_append (names, chosen);
    }

  self->is_filling = TRUE;
  adw_combo_row_set_model (self->rows[role], G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->rows[role], selected);
  self->is_filling = FALSE;
  show_state (self, role);
}

static void
on_row_notify_selected_cb (BwPrintFontsGroup *self,
                           GParamSpec        *pspec,
                           AdwComboRow       *row)
{
  GtkStringObject *item = adw_combo_row_get_selected_item (row);
  guint selected = adw_combo_row_get_selected (row);

  for (guint i = 0; i < BW_N_BRIEFING_ROLES && !self->is_filling; i++)
    {
      if (self->rows[i] != row || item == NULL)
        continue;
      g_settings_set_string (self->settings, bw_print_fonts_get_key ((BwBriefingRole) i),
                             selected > 0 ? gtk_string_object_get_string (item) : "");
      show_state (self, i);
    }
}

static void
on_listed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  BwPrintFontsGroup *self = BW_PRINT_FONTS_GROUP (source);
  GStrv *lists = g_task_propagate_pointer (G_TASK (result), NULL);

  if (lists == NULL)
    return;

  for (guint i = 0; i < BW_N_BRIEFING_ROLES; i++)
    {
      self->families[i] = g_steal_pointer (&lists[i]);
      fill_row (self, i);
    }
  free_lists (lists);
}

static void
list_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GStrv *lists = g_new0 (GStrv, BW_N_BRIEFING_ROLES);

  for (guint i = 0; i < BW_N_BRIEFING_ROLES; i++)
    lists[i] = bw_briefing_typefaces_list (NULL, (BwBriefingRole) i);
  g_task_return_pointer (task, lists, free_lists);
}

static void
bw_print_fonts_group_dispose (GObject *object)
{
  BwPrintFontsGroup *self = BW_PRINT_FONTS_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (bw_print_fonts_group_parent_class)->dispose (object);
}

static void
bw_print_fonts_group_finalize (GObject *object)
{
  BwPrintFontsGroup *self = BW_PRINT_FONTS_GROUP (object);

  for (guint i = 0; i < BW_N_BRIEFING_ROLES; i++)
    g_strfreev (self->families[i]);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (bw_print_fonts_group_parent_class)->finalize (object);
}

static void
bw_print_fonts_group_class_init (BwPrintFontsGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bw_print_fonts_group_dispose;
  object_class->finalize = bw_print_fonts_group_finalize;
}

static void
bw_print_fonts_group_init (BwPrintFontsGroup *self)
{
  self->cancellable = g_cancellable_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Fonts of Printed Sheets"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), _("As GB/T 9704-2012 names them; what a font "
                                                                         "lacks comes from the desk's own"));
  for (guint i = 0; i < BW_N_BRIEFING_ROLES; i++)
    {
      GtkWidget *row = adw_combo_row_new ();

      self->rows[i] = ADW_COMBO_ROW (row);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), bw_print_fonts_get_role_name ((BwBriefingRole) i));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_row_notify_selected_cb), self,
                               G_CONNECT_SWAPPED);
    }
}

/**
 * bw_print_fonts_group_set_settings:
 * @self: a group
 * @settings: the desk's
 */
void
bw_print_fonts_group_set_settings (BwPrintFontsGroup *self,
                                   GSettings         *settings)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (BW_IS_PRINT_FONTS_GROUP (self));
  g_return_if_fail (self->settings == NULL);

  self->settings = g_object_ref (settings);
  for (guint i = 0; i < BW_N_BRIEFING_ROLES; i++)
    fill_row (self, i);

  task = g_task_new (self, self->cancellable, on_listed_cb, NULL);
  g_task_set_source_tag (task, bw_print_fonts_group_set_settings);
  g_task_run_in_thread (task, list_in_thread);
}
