import type { Split } from './split.ts';

/** Names to invent people from. Family names are made up or common, and belong to nobody in particular. */
export interface NameLists {
  readonly family: readonly string[];
  readonly given: Readonly<Record<'F' | 'M', readonly string[]>>;
  readonly places: readonly string[];
}

const words = (text: string): string[] => text.split(',').map((word) => word.trim());

/** Latin names: with marks that ICAO 9303-3 spells out (Ä, Ø, Þ) or drops, with apostrophes and hyphens, and long ones. */
export const latinNames: Readonly<Record<Split, NameLists>> = {
  development: {
    family: words(`Ängström, Brandtweig, Castellán, Dvořáková, Eriksson, Fjørtoft, Głowacka, Haddadin, İnönlü,
      Kowalcze, Lindqvist-Moe, Müllerhof, Nakatomura, Ó Faoláin, Petrovska, Quillon, Sørvåg, Szentgyörgyi, Tavernel,
      Vasconcelhos, Oyelaran, Mizunari, von Hohenbrunn-Waldenfels, Chrzanowska-Brzeszczykiewicz`),
    given: {
      F: words(
        'Anna Maria, Ilse, Yukiko, Amara, Beatriz, Zoë, Lena Sophie, Noor, Mei Lin, Katarzyna, Þórdís, Françoise Élodie Marguerite',
      ),
      M: words(
        'Joris, Tomas Emil, Kenji, Adebayo, Rafael, Björn, Samir, Wen Bo, Patryk, Luca, Çağan, Maximilian Alexander Ferdinand',
      ),
    },
    places: words('Zenith, Amaurote, Port Anyder, Achoria'),
  },
  test: {
    family:
      words(`Ågerström, Ambrozewicz, Bełżyński, Čapkovič, D’Alvareño, Dhillonsen, Ekwuemeka, Fürstenau, Gonçalveira,
      Hjálmarsdóttir, Iliescura, Jørgensgaard, Köroğlan, Łukasiewska, MacGillivrey, Nguyenhart, Ößler, Rasmanov,
      Saint-Évremont, Takahoshi, Ūdrelis, Weißhaupt, Ramírez-Villaseñor de la Torre, Papadimitrakopoulos-Anagnostou`),
    given: {
      F: words(
        'Ingrid, Agnieszka Zofia, Chloé, Nadia, Hanako, Ségolène, Ludmila, Ana Sofía, Ifeoma, Dagný, Maëlys, Wilhelmina Henriëtte Karolina',
      ),
      M: words(
        'Ásgeir, Piotr, Étienne, Jürgen, Oluwaseun, Tadeáš, Rúben, Hiroto, Miloš, Søren Kjell, Iñigo, Bartholomäus Konstantin Leopold',
      ),
    },
    places: words('Macaria, Polyleria, Nephelogetia, Alaopolis'),
  },
};

/** Names, peoples and addresses of invented Chinese residents: no such province or town exists. */
export interface ChineseLists {
  readonly family: readonly string[];
  readonly given: Readonly<Record<'F' | 'M', readonly string[]>>;
  /** Full names of peoples whose names have two parts. */
  readonly whole: readonly string[];
  readonly peoples: readonly string[];
  readonly addresses: readonly string[];
  readonly offices: readonly string[];
}

export const chineseNames: Readonly<Record<Split, ChineseLists>> = {
  development: {
    family: words('王, 李, 张, 刘, 陈, 欧阳, 诸葛'),
    given: { F: words('秀英, 丽, 欣怡, 雨桐, 静'), M: words('伟, 建国, 浩然, 子轩, 磊') },
    whole: ['阿依古丽·买买提'],
    peoples: words('汉, 回, 满, 壮'),
    addresses: ['乌托邦省月城市东岸区示例街十二号', '乌托邦省泽尼特市海湾镇样张路3号院5号楼1单元602室'],
    offices: ['月城市公安局东岸分局', '泽尼特市公安局'],
  },
  test: {
    family: words('赵, 黄, 周, 吴, 徐, 司马, 上官'),
    given: { F: words('晓梅, 婷, 思涵, 梓萱, 玉兰'), M: words('志强, 鹏, 俊杰, 宇航, 勇') },
    whole: ['艾力江·吐尔逊'],
    peoples: words('汉, 苗, 藏, 维吾尔'),
    addresses: ['乌托邦省雾原市西山区虚构大道88号', '乌托邦省河心市北桥县范例乡第四村民小组27号'],
    offices: ['雾原市公安局西山分局', '北桥县公安局'],
  },
};
