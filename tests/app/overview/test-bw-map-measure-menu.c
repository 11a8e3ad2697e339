/* test-bw-map-measure-menu.c: each measure once, those of other subjects below their own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-measure-menu.h"

static GArray *
list (const char * const *ids)
{
  GArray *measures = g_array_new (FALSE, FALSE, sizeof (BwMapMeasure));

  for (guint i = 0; ids[i] != NULL; i++)
    {
      BwMapMeasure measure;

      g_assert_true (bw_map_measure_from_string (&measure, bw_measure_catalogue_get_default (), ids[i]));
      g_array_append_val (measures, measure);
    }

  return measures;
}

/* `label=target ` of each item, `label{…}` of each that is a menu. */
static void
write_menu (GMenuModel *menu,
            GString    *told)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) below = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
      g_autofree char *label = NULL;
      g_autofree char *target = NULL;

      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label);
      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_TARGET, "s", &target);
      if (label != NULL)
        g_string_append (told, label);
      if (target != NULL)
        g_string_append_printf (told, "=%s ", target);
      if (section != NULL || below != NULL)
        {
          g_string_append_c (told, '{');
          write_menu (section != NULL ? section : below, told);
          g_string_append_c (told, '}');
        }
    }
}

static void
test_order (void)
{
  static const char * const ids[] = { "done", "age", "queue", "guards", "branches", "members", NULL };
  g_autoptr (GArray) measures = list (ids);
  g_autoptr (GMenuModel) menu = bw_map_measure_menu_new (measures, "map.measure", "en");
  g_autoptr (GString) told = g_string_new (NULL);

  write_menu (menu, told);
  g_assert_cmpstr (told->str, ==, "{Completion=done Age of data=age }{Queue=queue }"
                   "{Checkpoints{Guards=guards }Mobilisation{Party branches=branches Members on duty=members }}");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-measure-menu/order", test_order);
  return g_test_run ();
}
