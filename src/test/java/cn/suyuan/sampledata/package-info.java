/** Generator of the sample packs: the fictional battery plant with and without its seeded defects. */
package cn.suyuan.sampledata;
